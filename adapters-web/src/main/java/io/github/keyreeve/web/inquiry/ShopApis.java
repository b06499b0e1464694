package io.github.keyreeve.web.inquiry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keyreeve.application.port.out.ShopInquiries;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.question.HttpQuestions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The APIs of the shops whose events leave out what licences need; the events of others are complete as they are. */
public final class ShopApis implements ShopInquiries, AutoCloseable {

    public static final URI STRIPE = URI.create("https://api.stripe.com");
    public static final URI PADDLE = URI.create("https://api.paddle.com");

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    /** What a header can hold. */
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private final Map<String, ShopApi> apis;
    private final Duration patience;
    private final HttpQuestions questions = new HttpQuestions(CONNECT_PATIENCE);

    public ShopApis(URI stripe, URI paddle) {
        this(stripe, paddle, PATIENCE);
    }

    ShopApis(URI stripe, URI paddle, Duration patience) {
        apis = List.of(new StripeApi(stripe), new PaddleApi(paddle)).stream()
                .collect(Collectors.toMap(ShopApi::shop, Function.identity()));
        this.patience = patience;
    }

    /** Asks in a thread of its own, which costs nothing while it waits. */
    @Override
    public CompletableFuture<Answer> ask(ShopEvent event, Secret key) {
        ShopApi api = apis.get(event.provider().text());
        return api == null
                ? CompletableFuture.completedFuture(new Answer.Complete(event))
                : new CompletableFuture<Answer>().completeAsync(() -> ask(api, event, key), Thread.ofVirtual().name("keyreeve-inquiry")::start);
    }

    private Answer ask(ShopApi api, ShopEvent event, Secret key) {
        if (!KEY.matcher(key.text()).matches()) {
            return new Answer.Refused("The key of the shop's API has characters that none has: set it anew by provider set %s --shop-api-key-file, and run this again."
                    .formatted(api.shop()));
        }
        try {
            ObjectNode told = Inquiry.read(event.body());
            api.complete(told, new Inquiry(api, key, questions, patience));
            return new Answer.Complete(event.withBody(told.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (UnansweredException e) {
            return e.answer();
        } catch (IOException e) {
            return new Answer.Refused("The event is no JSON object.");
        }
    }

    /** Gives up inquiries that are still under way. */
    @Override
    public void close() {
        questions.close();
    }
}
