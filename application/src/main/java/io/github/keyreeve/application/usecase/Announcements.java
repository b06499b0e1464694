package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.CustomerEvents;
import io.github.keyreeve.application.port.out.Deliveries;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.domain.event.CustomerEvent;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.license.LicenseEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts events into the outbox of everybody who is told of them, in the transaction that stores the events: whoever tells
 * the histories that this hands out need not know of endpoints. Costs one statement more where somebody is told, and none
 * where nobody is.
 */
public final class Announcements {

    private final SubscribedEndpoints subscribed;
    private final Deliveries deliveries;
    private final Ids ids;

    public Announcements(SubscribedEndpoints subscribed, Deliveries deliveries, Ids ids) {
        this.subscribed = subscribed;
        this.deliveries = deliveries;
        this.ids = ids;
    }

    /** The licences' history, announced. */
    public LicenseEvents of(LicenseEvents history) {
        return new LicenseEvents() {
            @Override
            public void add(List<LicenseEvent> events) {
                history.add(events);
                announce(events.stream().flatMap(event ->
                        to(EventType.of(event.kind()), event.id(), event.licenseId(), event.at())).toList());
            }

            @Override
            public List<LicenseEvent> of(UUID licenseId) {
                return history.of(licenseId);
            }

            @Override
            public Optional<LicenseEvent> find(UUID id) {
                return history.find(id);
            }
        };
    }

    /** What is told of customers, announced. */
    public CustomerEvents of(CustomerEvents history) {
        return new CustomerEvents() {
            @Override
            public void add(CustomerEvent event) {
                history.add(event);
                announce(to(EventType.of(event.kind()), event.id(), event.customerId(), event.at()).toList());
            }

            @Override
            public Optional<CustomerEvent> find(UUID id) {
                return history.find(id);
            }
        };
    }

    private void announce(List<Delivery> announced) {
        if (!announced.isEmpty()) {
            deliveries.add(announced);
        }
    }

    private Stream<Delivery> to(EventType type, UUID eventId, UUID subjectId, Instant at) {
        return subscribed.enabled().stream()
                .filter(endpoint -> endpoint.wants(type))
                .map(endpoint -> Delivery.waiting(ids.next(), endpoint.id(), type, eventId, subjectId, at));
    }
}
