package io.github.keyreeve.domain.provider;

import java.util.Arrays;
import java.util.Locale;

/** By which of a shop's two doors its orders get their keys (source: contract 3.3). */
public enum Channel {
    /** The shop fetches the keys and hands them to the customer. */
    ASK,
    /** The shop tells what was sold, and Keyreeve hands the keys to the customer. */
    TELL;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the choices, if there is no such one */
    public static Channel of(String text) {
        return Arrays.stream(values())
                .filter(channel -> channel.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of ask, tell"));
    }
}
