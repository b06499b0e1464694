package io.github.keyreeve.application.port.out;

import io.github.keyreeve.application.port.out.Customers.KnownCustomer;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Puts into the form of the wire what endpoints are told. */
public interface EventWriting {

    /** @param includeKeys whether the activation key is shown */
    byte[] write(Event event, boolean includeKeys);

    /** A message that tells of nothing, to try an endpoint out. */
    byte[] ping(UUID id, Instant now);

    /**
     * An event, with what it is about as that is by now.
     *
     * @param at when it happened
     * @param actor who caused it, as in the history
     * @param changes what was different after it
     */
    record Event(UUID id, EventType type, Instant at, String actor, List<Change> changes, Subject subject) {}

    /** What an event is about. */
    sealed interface Subject {

        record OfLicense(OrderedLicense license) implements Subject {}

        record OfCustomer(KnownCustomer customer) implements Subject {}
    }
}
