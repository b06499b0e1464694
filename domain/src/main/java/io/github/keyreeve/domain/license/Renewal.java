package io.github.keyreeve.domain.license;

import java.time.Instant;

/** How far a licence is prolonged. */
public sealed interface Renewal {

    /** Until then at least. Safe to repeat. */
    record Until(Instant end) implements Renewal {}

    /** So many days more, 1 to 36,500. */
    record ByDays(int days) implements Renewal {
        public ByDays {
            if (days < 1 || days > Expiry.MAX_DAYS) {
                throw new IllegalArgumentException("days must be 1 to %d, not %d.".formatted(Expiry.MAX_DAYS, days));
            }
        }
    }
}
