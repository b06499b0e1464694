package io.github.keyreeve.domain.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An event in the inbox, and what became of it.
 *
 * @param address of the sender, at most 64 characters
 * @param attempts how often work on it began
 * @param nextAttemptAt when it is its turn again; absent unless it is open
 * @param outcome for the staff: what was done, or what is missing. At most {@value #MAX_OUTCOME} characters, without
 *     keys and personal data; empty before the first attempt
 * @param concludedAt when it was last put aside; absent while it is open
 */
public record InboxEntry(
        UUID id,
        ShopEvent event,
        String address,
        Instant receivedAt,
        State state,
        int attempts,
        Optional<Instant> nextAttemptAt,
        String outcome,
        Optional<Instant> concludedAt) {

    public static final int MAX_OUTCOME = 2_000;

    /** Where an event stands. */
    public enum State {
        /** It waits for its turn, the first one or another. */
        OPEN,
        DONE,
        /** Done but for lines that nothing maps to a product: they need no licence, or a mapping that is missing. */
        PARTLY_DONE,
        /** Somebody has to mend something, and to run it again. */
        WAITING,
        /** Somebody decided that nothing is to be done. */
        DISMISSED;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether neither Keyreeve nor anybody else has anything to do for it. */
        public boolean isEnd() {
            return switch (this) {
                case DONE, PARTLY_DONE, DISMISSED -> true;
                case OPEN, WAITING -> false;
            };
        }

        /** @throws IllegalArgumentException naming the choices, if there is no such one */
        public static State of(String text) {
            return Arrays.stream(values())
                    .filter(state -> state.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be one of open, done, partly-done, waiting, dismissed"));
        }
    }

    public static InboxEntry received(UUID id, ShopEvent event, String address, Instant now) {
        return new InboxEntry(id, event, address, now, State.OPEN, 0, Optional.of(now), "", Optional.empty());
    }

    /** The entry as a list shows it. */
    public InboxEntry withoutBody() {
        return new InboxEntry(id, event.withBody(new byte[0]), address, receivedAt, state, attempts, nextAttemptAt, outcome, concludedAt);
    }

    /** Put aside, for good or until somebody wakes it. */
    public InboxEntry concluded(State end, String what, Instant now) {
        return new InboxEntry(id, event, address, receivedAt, end, attempts, Optional.empty(), cut(what), Optional.of(now));
    }

    /** To be tried again. */
    public InboxEntry postponed(Instant until, String why) {
        return new InboxEntry(id, event, address, receivedAt, State.OPEN, attempts, Optional.of(until), cut(why), Optional.empty());
    }

    /** At most as long as an outcome may be. */
    public static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MAX_OUTCOME
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_OUTCOME));
    }
}
