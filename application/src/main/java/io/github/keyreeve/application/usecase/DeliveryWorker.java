package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.CustomerEvents;
import io.github.keyreeve.application.port.out.Customers;
import io.github.keyreeve.application.port.out.Deliveries;
import io.github.keyreeve.application.port.out.EventPost.Answer;
import io.github.keyreeve.application.port.out.EventPost.Message;
import io.github.keyreeve.application.port.out.EventWriting;
import io.github.keyreeve.application.port.out.EventWriting.Event;
import io.github.keyreeve.application.port.out.EventWriting.Subject;
import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.Delivery.State;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;

/**
 * Takes events out of the outbox and keeps what became of sending them; the sending itself is the caller's, outside of
 * any transaction. A crash at any moment loses nothing: what was taken and not kept is taken again, so an endpoint may be
 * told twice. Several servers can empty one outbox.
 */
public final class DeliveryWorker {

    /** Far longer than one message takes: who has not kept an answer by then is dead. */
    static final Duration LEASE = Duration.ofMinutes(1);
    private static final int GONE = 410;

    private final Transactions transactions;
    private final Sources sources;
    private final SubscribedEndpoints subscribed;
    private final Deliveries deliveries;
    private final EventWriting writing;
    private final DeliveryPauses pauses;
    private final BiConsumer<Delivery, RuntimeException> failures;
    private final Clock clock;

    /** Where events and what they are about are read. */
    public record Sources(LicenseEvents licenseEvents, CustomerEvents customerEvents, Licenses licenses, Customers customers) {}

    /** A message that is to be sent now, once. */
    public record Parcel(Delivery delivery, Message message) {}

    /** How sending it went. */
    public record Sent(Delivery delivery, Answer answer) {}

    /**
     * @param chance from 0 to 1, evenly
     * @param failures gets what went wrong unexpectedly; it is tried again in any case
     */
    public DeliveryWorker(
            Transactions transactions,
            Sources sources,
            SubscribedEndpoints subscribed,
            Deliveries deliveries,
            EventWriting writing,
            DoubleSupplier chance,
            BiConsumer<Delivery, RuntimeException> failures,
            Clock clock) {
        this.transactions = transactions;
        this.sources = sources;
        this.subscribed = subscribed;
        this.deliveries = deliveries;
        this.writing = writing;
        this.pauses = new DeliveryPauses(chance);
        this.failures = failures;
        this.clock = clock;
    }

    /** To whom something may be on its way. */
    public List<EventEndpoint> endpoints() {
        return subscribed.enabled();
    }

    /**
     * Takes what is to be sent to an endpoint now. It is this server's for a minute.
     *
     * @throws StorageUnavailableException if the database cannot be reached; what was taken is taken again later
     */
    public List<Parcel> take(EventEndpoint endpoint, int most) {
        List<Delivery> claimed = transactions.inTransaction(
                () -> deliveries.claim(endpoint.id(), now(), now().plus(LEASE), most));
        List<Parcel> parcels = new ArrayList<>();
        for (Delivery delivery : claimed) {
            try {
                event(delivery).ifPresentOrElse(
                        event -> parcels.add(new Parcel(delivery, message(endpoint, delivery, event))),
                        () -> conclude(List.of(delivery.concluded(State.DEAD, Optional.empty(),
                                "What it tells of is no more.", now()))));
            } catch (StorageUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                failures.accept(delivery, e);
                conclude(List.of(later(delivery, Optional.empty(), "It could not be written; the server's log says why.")));
            }
        }
        return parcels;
    }

    /**
     * Keeps how it went.
     *
     * @return as they are now
     * @throws StorageUnavailableException if the database cannot be reached; repeating is safe
     */
    public List<Delivery> keep(List<Sent> sent) {
        List<Delivery> after = sent.stream().map(this::after).toList();
        conclude(after);
        return after;
    }

    private void conclude(List<Delivery> after) {
        transactions.inTransaction(() -> {
            deliveries.conclude(after);
            return after;
        });
    }

    private Delivery after(Sent sent) {
        return switch (sent.answer()) {
            case Answer.Answered(int status) when status >= 200 && status < 300 ->
                    sent.delivery().concluded(State.DELIVERED, Optional.of(status), "Delivered.", now());
            case Answer.Answered(int status) when status == GONE -> sent.delivery().concluded(
                    State.DEAD, Optional.of(status), "The endpoint wants no more: it answered 410.", now());
            case Answer.Answered(int status) -> later(sent.delivery(), Optional.of(status),
                    "The endpoint answered %d.".formatted(status));
            case Answer.Failed(String why) -> later(sent.delivery(), Optional.empty(), why);
        };
    }

    private Delivery later(Delivery delivery, Optional<Integer> status, String why) {
        return pauses.after(delivery.tries())
                .map(pause -> delivery.postponed(now().plus(pause), status, why))
                .orElseGet(() -> delivery.concluded(State.DEAD, status, why, now()));
    }

    private Message message(EventEndpoint endpoint, Delivery delivery, Event event) {
        return EventMessages.signed(endpoint, event.type().text(), delivery.id(),
                writing.write(event, endpoint.includeKeys()), now());
    }

    private Optional<Event> event(Delivery delivery) {
        return delivery.type().isAboutLicense() ? ofLicense(delivery) : ofCustomer(delivery);
    }

    private Optional<Event> ofLicense(Delivery delivery) {
        return sources.licenseEvents().find(delivery.eventId()).flatMap(event -> sources.licenses().find(event.licenseId())
                .map(license -> new Event(event.id(), EventType.of(event.kind()), event.at(), event.origin().actor(),
                        event.changes(), new Subject.OfLicense(license))));
    }

    private Optional<Event> ofCustomer(Delivery delivery) {
        return sources.customerEvents().find(delivery.eventId()).flatMap(event -> sources.customers().find(event.customerId())
                .map(customer -> new Event(event.id(), EventType.of(event.kind()), event.at(), event.origin().actor(),
                        event.changes(), new Subject.OfCustomer(customer))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
