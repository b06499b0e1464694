package io.github.keyreeve.web.webhook;

import io.github.keyreeve.web.question.HttpQuestions;
import io.github.keyreeve.web.question.HttpQuestions.Answer.Answered;
import io.github.keyreeve.web.shop.Fields.Field;
import io.github.keyreeve.web.shop.FormText;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Asks PayPal whether a payment notification is PayPal's, which signs nothing: the message goes back byte for byte, and
 * PayPal answers one word (source: what every shop sends, 5 c).
 *
 * <p>Every question ends: within the time given, and within a size of the answer.
 */
public final class PayPalPostback implements AutoCloseable {

    public static final URI LIVE = URI.create("https://ipnpb.paypal.com/cgi-bin/webscr");
    public static final URI SANDBOX = URI.create("https://ipnpb.sandbox.paypal.com/cgi-bin/webscr");
    /** PayPal itself waits 30 seconds for the answer to its message. */
    public static final Duration MAX_PATIENCE = Duration.ofSeconds(20);

    /** What is known about a message after asking. */
    public enum Verdict {
        VERIFIED,
        /** It is not PayPal's, or was changed on its way. */
        INVALID,
        /** Nobody knows: PayPal could not be asked, or answered something else. It should send the message again. */
        UNREACHABLE
    }

    static final int MAX_ANSWER_BYTES = 1024;

    private static final byte[] COMMAND = "cmd=_notify-validate&".getBytes(StandardCharsets.US_ASCII);
    private static final int OK = 200;

    private final URI live;
    private final URI sandbox;
    private final Duration patience;
    private final HttpQuestions questions;

    /**
     * @param sandbox asked about messages that say of themselves that they are its ({@code test_ipn=1})
     * @param patience for the whole question and its answer; more than zero, at most {@link #MAX_PATIENCE}
     */
    public PayPalPostback(URI live, URI sandbox, Duration patience) {
        if (patience.isNegative() || patience.isZero() || patience.compareTo(MAX_PATIENCE) > 0) {
            throw new IllegalArgumentException("patience must be more than 0 and at most %d seconds"
                    .formatted(MAX_PATIENCE.toSeconds()));
        }
        this.live = live;
        this.sandbox = sandbox;
        this.patience = patience;
        this.questions = new HttpQuestions(patience);
    }

    /** @param rawBody as PayPal sent it; the caller bounds its size */
    public Verdict check(byte[] rawBody) {
        List<Field> fields;
        try {
            fields = FormText.readTold(rawBody, StandardCharsets.ISO_8859_1).list();
        } catch (UnreadableRequestException e) {
            // PayPal sends forms; what is none would only be passed on to it.
            return Verdict.INVALID;
        }
        return ask(isTest(fields) ? sandbox : live, rawBody);
    }

    private Verdict ask(URI address, byte[] rawBody) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Keyreeve-IPN")
                .POST(BodyPublishers.concat(BodyPublishers.ofByteArray(COMMAND), BodyPublishers.ofByteArray(rawBody)))
                .build();
        return questions.ask(request, patience, MAX_ANSWER_BYTES) instanceof Answered answered ? verdict(answered) : Verdict.UNREACHABLE;
    }

    private static Verdict verdict(Answered answer) {
        if (answer.status() != OK) {
            return Verdict.UNREACHABLE;
        }
        return switch (new String(answer.body(), StandardCharsets.ISO_8859_1).strip()) {
            case "VERIFIED" -> Verdict.VERIFIED;
            case "INVALID" -> Verdict.INVALID;
            default -> Verdict.UNREACHABLE;
        };
    }

    private static boolean isTest(List<Field> fields) {
        return fields.stream().anyMatch(field -> field.name().equals("test_ipn") && field.value().strip().equals("1"));
    }

    /** Gives up questions that are still open. */
    @Override
    public void close() {
        questions.close();
    }
}
