package io.github.keyreeve.domain.argument;

import java.util.Locale;

/**
 * Argument text under a name, which orders refer to by {@code is_args}; QLM calls it a custom server property.
 *
 * @param name 1 to 255 letters, digits, dots, dashes, underscores or blanks inside; compared in any case of letters
 * @param text {@code &is_productid=1&…}, at most 4,000 characters
 */
public record ArgumentSet(String name, String text) {

    public static final int MAX_NAME = 255;
    public static final int MAX_TEXT = 4_000;

    public ArgumentSet {
        if (!isName(name)) {
            throw new IllegalArgumentException("An argument set's name must have 1 to %d letters, digits, dots, dashes,"
                    .formatted(MAX_NAME) + " underscores or inner blanks.");
        }
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("An argument set must have 1 to %d characters.".formatted(MAX_TEXT));
        }
    }

    public static boolean isName(String text) {
        return text.matches("[\\p{L}\\p{N}._-]([\\p{L}\\p{N}._ -]{0,253}[\\p{L}\\p{N}._-])?");
    }

    /** The form in which names are compared. */
    public static String comparable(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    public Arguments arguments() {
        return Arguments.ofText(text);
    }
}
