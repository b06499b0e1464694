package io.github.keyreeve.domain.notice;

import io.github.keyreeve.domain.license.Prolongation.State;
import java.util.Arrays;
import java.util.Locale;

/** Why the money for an order is gone: the later ones weigh more, and stay where an earlier one comes to them. */
public enum Loss {
    /** The buyer's bank took it, and gives it back where the dispute is won. */
    DISPUTED(State.DISPUTED),
    CANCELLED(State.RETURNED),
    REFUNDED(State.RETURNED);

    private final State state;

    Loss(State state) {
        this.state = state;
    }

    /** What it makes of time that was paid for. */
    public State state() {
        return state;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such one */
    public static Loss of(String text) {
        return Arrays.stream(values())
                .filter(loss -> loss.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no loss called " + text + "."));
    }
}
