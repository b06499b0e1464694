package io.github.keyreeve.domain.order;

import java.util.Locale;

/** What became of what was paid. */
public enum PaymentState {
    GOOD,
    /** The buyer disputes it: what it paid for may be given again. */
    DISPUTED,
    /** The money is back with the buyer for good. */
    RETURNED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PaymentState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
