package io.github.keyreeve.domain.provider;

import java.util.Arrays;
import java.util.Locale;

/** What happens when a shop sends an order line again. */
public enum Repeats {
    /** The keys that were issued the first time are answered again. */
    REUSE,
    /** New keys each time, for shops whose lines cannot be told apart. */
    ISSUE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the choices, if there is no such one */
    public static Repeats of(String text) {
        return Arrays.stream(values())
                .filter(repeats -> repeats.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of reuse, issue"));
    }
}
