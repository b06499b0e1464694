package io.github.keyreeve.domain.license;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a payment did to the end of a licence, kept so that the payment counts once and what it gave can be taken back.
 *
 * @param payment the shop's number of the payment; where the shop told only until when is paid, {@link #untold}
 * @param time what it gave; absent where that cannot be told as a time, because the licence's days had not begun to count
 */
public record Prolongation(UUID licenseId, String payment, Optional<Time> time, State state) {

    private static final String UNTOLD = "until ";
    /** Shops charge for a time when it begins; the clocks of several systems lie between that and its end here. */
    private static final Duration PAID_AHEAD = Duration.ofDays(1);

    /** Stands for the payment of a time of which the shop told the end only. */
    public static String untold(Instant until) {
        return UNTOLD + until;
    }

    public static boolean isUntold(String payment) {
        return payment.startsWith(UNTOLD);
    }

    public boolean isGood() {
        return state == State.GOOD;
    }

    /** Whether it gave an end as late as this one. */
    public boolean reaches(Instant end) {
        return time.filter(given -> !given.until().isBefore(end)).isPresent();
    }

    public Prolongation with(State changed) {
        return new Prolongation(licenseId, payment, time, changed);
    }

    public Prolongation with(Time changed) {
        return new Prolongation(licenseId, payment, Optional.of(changed), state);
    }

    public Prolongation named(String number) {
        return new Prolongation(licenseId, number, time, state);
    }

    /**
     * @param from the end that the licence had, or would have had without what was paid before it was due
     * @param until the end that was paid
     */
    public record Time(Instant from, Instant until) {

        /** Of a payment for a time that the licence had already. */
        public static Time nothingUntil(Instant until) {
            return new Time(until, until);
        }

        boolean isSome() {
            return from.isBefore(until);
        }

        boolean mayBePaidAt(Instant moment) {
            return isSome() && moment.isBefore(until) && !moment.isBefore(from.minus(PAID_AHEAD));
        }

        boolean holds(Instant moment) {
            return from.isBefore(moment) && !until.isBefore(moment);
        }
    }

    /** What became of the payment. */
    public enum State {
        GOOD,
        /** The buyer disputes it: the time may be given again. */
        DISPUTED,
        /** The money is back with the buyer for good. */
        RETURNED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
