package io.github.keyreeve.application.usecase;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before the next attempt: seconds at first, hours in the end, for about a day in all. */
final class Backoff {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20),
            Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12));

    /** Five seconds to five minutes: by then whatever a shop tells of one sale has mostly come. */
    private static final int SOON = 4;

    private Backoff() {}

    /** @return empty if it was tried often enough */
    static Optional<Duration> after(int attempts) {
        return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
    }

    /** @return empty if it was tried for some minutes */
    static Optional<Duration> soonAfter(int attempts) {
        return after(attempts).filter(pause -> attempts <= SOON);
    }
}
