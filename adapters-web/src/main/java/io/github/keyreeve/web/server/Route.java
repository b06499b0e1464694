package io.github.keyreeve.web.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The label under which a request is counted. */
public final class Route {

    static final String OTHER = "other";

    private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");

    private Route() {}

    /**
     * Counts the request under a label.
     *
     * @param label a constant of the program, never text from the request: each label is kept in memory for ever
     * @throws IllegalArgumentException if it is not 1 to 40 of {@code A-Z a-z 0-9 _ . -} starting with a letter
     */
    public static void label(HttpServletRequest request, String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("A route label is 1 to 40 letters, digits, '_', '.' or '-'");
        }
        Arrival.of(request).routeLabel(label);
    }
}
