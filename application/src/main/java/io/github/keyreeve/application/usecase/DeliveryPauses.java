package io.github.keyreeve.application.usecase;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long to wait before a delivery is tried again: seconds at first, a day in the end, for about three days in all. */
final class DeliveryPauses {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30),
            Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12), Duration.ofHours(24),
            Duration.ofHours(24));
    private static final double JITTER = 0.2;

    private final DoubleSupplier chance;

    /** @param chance from 0 to 1; spreads what failed together over a fifth of the pause, either way */
    DeliveryPauses(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** @return empty if it was tried often enough */
    Optional<Duration> after(int tries) {
        return tries <= PAUSES.size()
                ? Optional.of(spread(PAUSES.get(tries - 1)))
                : Optional.empty();
    }

    private Duration spread(Duration pause) {
        double factor = 1 - JITTER + 2 * JITTER * chance.getAsDouble();
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
