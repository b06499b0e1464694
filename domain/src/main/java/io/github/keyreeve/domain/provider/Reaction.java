package io.github.keyreeve.domain.provider;

import java.util.Arrays;
import java.util.Locale;

/** What happens to licences when their shop tells that they are not paid for any more. */
public enum Reaction {
    REVOKE,
    /** Nothing: that it was told stays in the inbox. */
    RECORD;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the choices, if there is no such one */
    public static Reaction of(String text) {
        return Arrays.stream(values())
                .filter(reaction -> reaction.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of revoke, record"));
    }
}
