package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.out.EventWriting.Event;
import io.github.keyreeve.application.port.out.EventWriting.Subject;
import io.github.keyreeve.web.api.dto.EventResponse.ChangedField;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an endpoint is told.
 *
 * @param id of the event: the same however often it is sent, and to whomever
 * @param createdAt when it happened
 * @param data what it is about as that is when the message is sent, and what was different after the event
 */
public record EventMessage(UUID id, String type, Instant createdAt, Data data) {

    /** What a message is about. */
    public sealed interface Data {}

    /**
     * @param actor who caused it, as in the licence's history
     * @param license as in the API's answers; its key is null for endpoints that are not to see keys
     */
    public record LicenseData(String actor, LicenseResponse license, List<ChangedField> changes) implements Data {}

    /** @param actor who told it */
    public record CustomerData(String actor, UUID customerId, CustomerRepresentation customer, List<ChangedField> changes)
            implements Data {}

    /** Nothing happened. */
    public record NoData(String message) implements Data {}

    /** @param now decides between active and expired */
    public static EventMessage of(Event event, boolean includeKeys, Instant now) {
        return new EventMessage(event.id(), event.type().text(), event.at(), data(event, includeKeys, now));
    }

    public static EventMessage ping(UUID id, Instant now) {
        return new EventMessage(id, "ping", now, new NoData("Nothing happened: somebody tries this endpoint out."));
    }

    private static Data data(Event event, boolean includeKeys, Instant now) {
        List<ChangedField> changes = event.changes().stream().map(ChangedField::of).toList();
        return switch (event.subject()) {
            case Subject.OfLicense about -> {
                LicenseResponse license = LicenseResponse.of(about.license(), now);
                yield new LicenseData(event.actor(), includeKeys ? license : license.withoutKey(), changes);
            }
            case Subject.OfCustomer about -> new CustomerData(event.actor(), about.customer().id(),
                    CustomerRepresentation.of(about.customer().customer()), changes);
        };
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "EventMessage[" + id + "]";
    }
}
