package io.github.keyreeve.web.webhook;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the one value that may be a signature among what was sent in the places for it. */
final class SentSignature {

    /** Room for a time stamp and a score of signatures; Stripe sends about 90 characters. */
    static final int MAX_LENGTH = 2_000;

    private SentSignature() {}

    static WebhookVerdict inHeaders(
            Map<String, List<String>> headers, List<String> names, Function<String, WebhookVerdict> check) {
        return among(headers.entrySet().stream()
                .filter(header -> names.stream().anyMatch(header.getKey()::equalsIgnoreCase))
                .flatMap(header -> header.getValue().stream()), check);
    }

    /** Empty values are none. Of different ones nobody can know which the sender meant, so they are wrong. */
    static WebhookVerdict among(Stream<String> values, Function<String, WebhookVerdict> check) {
        List<String> different = values.map(String::strip).filter(value -> !value.isEmpty()).distinct().limit(2).toList();
        if (different.isEmpty()) {
            return WebhookVerdict.MISSING;
        }
        if (different.size() > 1 || different.getFirst().length() > MAX_LENGTH) {
            return WebhookVerdict.WRONG;
        }
        return check.apply(different.getFirst());
    }
}
