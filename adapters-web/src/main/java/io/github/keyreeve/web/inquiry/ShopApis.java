package io.github.keyreeve.web.inquiry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import io.github.keyreeve.application.port.out.ShopInquiries;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.question.HttpQuestions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The APIs of the shops whose events leave out what licences need; the events of others are complete as they are. */
public final class ShopApis implements ShopInquiries, AutoCloseable {

    public static final URI STRIPE = URI.create("https://api.stripe.com");
    public static final URI PADDLE = URI.create("https://api.paddle.com");

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    /** So many orders in a row must have asked in vain, half of what is worked on at once. */
    private static final int IN_VAIN = 5;
    private static final Duration REST = Duration.ofSeconds(30);
    /** What a header can hold. */
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private final Map<String, Asked> apis;
    private final Duration patience;
    private final HttpQuestions questions = new HttpQuestions(CONNECT_PATIENCE);

    public ShopApis(URI stripe, URI paddle) {
        this(stripe, paddle, PATIENCE, REST);
    }

    /** @param rest how long a shop is left alone that was asked in vain again and again */
    ShopApis(URI stripe, URI paddle, Duration patience, Duration rest) {
        apis = Stream.of(new StripeApi(stripe), new PaddleApi(paddle))
                .collect(Collectors.toMap(ShopApi::shop, api -> Asked.of(api, rest)));
        this.patience = patience;
    }

    /** Asks in a thread of its own, which costs nothing while it waits. */
    @Override
    public CompletableFuture<Answer> ask(ShopEvent event, Secret key) {
        Asked asked = apis.get(event.provider().text());
        return asked == null
                ? CompletableFuture.completedFuture(new Answer.Complete(event))
                : new CompletableFuture<Answer>().completeAsync(() -> ask(asked, event, key), Thread.ofVirtual().name("keyreeve-inquiry")::start);
    }

    /** A shop that hangs must not hold up the orders of the others for its whole time again and again. */
    private Answer ask(Asked asked, ShopEvent event, Secret key) {
        try {
            return Failsafe.with(asked.breaker()).get(() -> ask(asked.api(), event, key));
        } catch (CircuitBreakerOpenException e) {
            return new Answer.NotNow("%s did not answer just now, and is left alone for a while.".formatted(asked.api().title()));
        }
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

    /**
     * A shop, and whether it may be asked now.
     *
     * @param breaker opens where the shop does not answer; a refusal is an answer
     */
    private record Asked(ShopApi api, CircuitBreaker<Answer> breaker) {

        static Asked of(ShopApi api, Duration rest) {
            return new Asked(api, CircuitBreaker.<Answer>builder()
                    .handleResultIf(Answer.NotNow.class::isInstance)
                    .withFailureThreshold(IN_VAIN)
                    .withDelay(rest)
                    .build());
        }
    }
}
