package io.github.keyreeve.domain.event;

import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that was told of a customer apart from an order.
 *
 * @param changes what is different since, in the order in which people read it
 */
public record CustomerEvent(UUID id, UUID customerId, Kind kind, Instant at, Origin origin, List<Change> changes) {

    public CustomerEvent {
        changes = List.copyOf(changes);
    }

    /** What can happen. */
    public enum Kind {
        CREATED,
        MODIFIED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
