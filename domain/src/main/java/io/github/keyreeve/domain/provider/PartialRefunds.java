package io.github.keyreeve.domain.provider;

import java.util.Arrays;
import java.util.Locale;

/** What happens to an order's licences when some of them were given back. */
public enum PartialRefunds {
    /** Nothing: that it was told stays in the inbox. */
    RECORD,
    /** As many activations as were given back are taken away, of those that no computer uses. */
    REDUCE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the choices, if there is no such one */
    public static PartialRefunds of(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of record, reduce"));
    }
}
