package io.github.keyreeve.web.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** By which a caller makes a request safe to repeat that has no number of its own. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    public static final int MAX_LENGTH = 255;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1," + MAX_LENGTH + "}");

    private IdempotencyKey() {}

    /**
     * The key of a request, if it has one.
     *
     * @throws IllegalArgumentException saying what is wrong, to be read after the header's name
     */
    public static Optional<String> of(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(HEADER)).stream().distinct().toList();
        if (sent.size() > 1) {
            throw new IllegalArgumentException("must not be sent twice with different values");
        }
        if (!sent.stream().allMatch(key -> VISIBLE.matcher(key).matches())) {
            throw new IllegalArgumentException("must have 1 to %d visible ASCII characters".formatted(MAX_LENGTH));
        }
        return sent.stream().findFirst();
    }
}
