package io.github.keyreeve.web.inquiry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.question.HttpQuestions;
import io.github.keyreeve.web.question.HttpQuestions.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One inquiry with a shop. All its requests share a time, and a size of what is answered. */
final class Inquiry {

    /** Some 600 lines of Stripe's. Ten orders may be asked about at once, and each answer takes several times its size. */
    static final int MAX_ANSWER_BYTES = 2 * 1024 * 1024;

    private static final int MAX_DEPTH = 50;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build()).build();

    private final ShopApi api;
    private final Secret key;
    private final HttpQuestions questions;
    private final long deadline;
    private int bytesLeft = MAX_ANSWER_BYTES;

    /** @param key that a header can hold */
    Inquiry(ShopApi api, Secret key, HttpQuestions questions, Duration patience) {
        this.api = api;
        this.key = key;
        this.questions = questions;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** @throws IOException if it is no JSON object */
    static ObjectNode read(byte[] body) throws IOException {
        if (MAPPER.readTree(body) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("no JSON object");
    }

    /** A part of a path or query, as an address can hold it. */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * @param path with query, below the address of the API
     * @param what is asked for, in the words of the staff
     */
    ObjectNode get(String path, String what) throws UnansweredException {
        Duration patience = Duration.ofNanos(deadline - System.nanoTime());
        Answer answer = patience.isPositive() ? questions.ask(request(path), patience, bytesLeft) : new Answer.Unanswered();
        return switch (answer) {
            case Answer.Answered answered -> content(answered, what);
            case Answer.TooLarge large -> throw UnansweredException.refused(
                    "%s says more about %s than is read here: issue the order by hand.".formatted(api.title(), what));
            case Answer.Unanswered none -> throw UnansweredException.notNow(
                    "%s did not say in time what its event leaves out.".formatted(api.title()));
        };
    }

    /** What comes is in another form than the shop documents. */
    UnansweredException unreadable() {
        return UnansweredException.notNow("What %s answered to the question for what its event leaves out cannot be read.".formatted(api.title()));
    }

    private HttpRequest request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.address() + path))
                .header("Authorization", "Bearer " + key.text())
                .header("Accept", "application/json")
                .header("User-Agent", "Keyreeve");
        api.headers().forEach(request::header);
        return request.GET().build();
    }

    private ObjectNode content(Answer.Answered answered, String what) throws UnansweredException {
        if (answered.status() != 200) {
            throw refusal(answered.status(), what);
        }
        bytesLeft -= answered.body().length;
        try {
            return read(answered.body());
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private UnansweredException refusal(int status, String what) {
        if (status >= 500 || status == 429 || status == 408) {
            return UnansweredException.notNow("%s could not say now what its event leaves out (status %d).".formatted(api.title(), status));
        }
        return UnansweredException.refused(switch (status) {
            case 401, 403 -> ("%s refuses the API key (status %d): it is wrong or has run out, or it may not read all of %s."
                    + " Set a right one by provider set %s --shop-api-key-file, and run this again.")
                    .formatted(api.title(), status, api.permissions(), api.shop());
            case 404 -> ("%s does not know %s by this API key: the key belongs to another account, or to its test mode where the order is"
                    + " a live one, or the other way round. Set the right one by provider set %s --shop-api-key-file, and run this again.")
                    .formatted(api.title(), what, api.shop());
            default -> "%s answers the question about %s with status %d, which is not known here: look at the order there."
                    .formatted(api.title(), what, status);
        });
    }

    /** The text at a place of an answer or event; empty where there is none. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }
}
