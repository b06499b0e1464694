package io.github.keyreeve.domain.provider;

import java.util.Arrays;
import java.util.Locale;

/** At which point of an order its keys are issued, for shops that tell of both. */
public enum IssueWhen {
    /** The bank has authorised the payment; the order may still be cancelled. */
    AUTHORIZED,
    /** The money is there, and the shop has done its part. */
    COMPLETE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the choices, if there is no such one */
    public static IssueWhen of(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of authorized, complete"));
    }
}
