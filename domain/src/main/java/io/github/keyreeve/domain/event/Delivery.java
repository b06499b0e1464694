package io.github.keyreeve.domain.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one endpoint.
 *
 * @param eventId of the {@code LicenseEvent} or {@link CustomerEvent}; the same for every endpoint that is told of it
 * @param subjectId the licence or customer that the event is about
 * @param attempts counts every attempt at sending it, and every time that it was asked for again
 * @param earlierAttempts what was counted when it was last asked for
 * @param nextAttemptAt when it is its turn; absent unless it is open
 * @param status what the endpoint answered last, if it answered
 * @param outcome for the staff: how the last attempt went. At most {@value #MAX_OUTCOME} characters; empty before the first
 * @param concludedAt absent while it is open
 */
public record Delivery(
        UUID id,
        UUID endpointId,
        EventType type,
        UUID eventId,
        UUID subjectId,
        Instant createdAt,
        State state,
        int attempts,
        int earlierAttempts,
        Optional<Instant> nextAttemptAt,
        Optional<Integer> status,
        String outcome,
        Optional<Instant> concludedAt) {

    public static final int MAX_OUTCOME = 250;

    /** Where a delivery stands. */
    public enum State {
        /** It waits for its turn, the first one or another. */
        OPEN,
        DELIVERED,
        /** It was tried often enough, or the endpoint wants no more: somebody has to ask for it again. */
        DEAD;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException naming the choices, if there is no such one */
        public static State of(String text) {
            return Arrays.stream(values())
                    .filter(state -> state.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be one of open, delivered, dead"));
        }
    }

    public static Delivery waiting(UUID id, UUID endpointId, EventType type, UUID eventId, UUID subjectId, Instant now) {
        return new Delivery(id, endpointId, type, eventId, subjectId, now, State.OPEN, 0, 0, Optional.of(now),
                Optional.empty(), "", Optional.empty());
    }

    /** How often it was tried since it was last asked for. */
    public int tries() {
        return attempts - earlierAttempts;
    }

    /** Come to an end, for good or until somebody asks for it again. */
    public Delivery concluded(State end, Optional<Integer> answered, String how, Instant now) {
        return new Delivery(id, endpointId, type, eventId, subjectId, createdAt, end, attempts, earlierAttempts,
                Optional.empty(), answered, how, Optional.of(now));
    }

    /** To be tried again. */
    public Delivery postponed(Instant until, Optional<Integer> answered, String why) {
        return new Delivery(id, endpointId, type, eventId, subjectId, createdAt, State.OPEN, attempts, earlierAttempts,
                Optional.of(until), answered, why, Optional.empty());
    }
}
