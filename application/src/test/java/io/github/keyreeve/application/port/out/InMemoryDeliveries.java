package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.Delivery.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The outbox in memory. */
record InMemoryDeliveries(InMemoryStorage storage) implements Deliveries {

    @Override
    public void add(List<Delivery> deliveries) {
        storage.with(tables -> {
            deliveries.forEach(delivery -> tables.deliveries.put(delivery.id(), delivery));
            return deliveries;
        });
    }

    @Override
    public List<Delivery> claim(UUID endpointId, Instant now, Instant until, int most) {
        return storage.with(tables -> tables.deliveries.values().stream()
                .filter(delivery -> delivery.endpointId().equals(endpointId) && delivery.state() == State.OPEN
                        && !delivery.nextAttemptAt().orElseThrow().isAfter(now))
                .sorted(Comparator.comparing((Delivery delivery) -> delivery.nextAttemptAt().orElseThrow())
                        .thenComparing(delivery -> delivery.id().toString()))
                .limit(most)
                .toList()
                .stream()
                .map(delivery -> open(delivery, delivery.attempts() + 1, delivery.earlierAttempts(), until))
                .peek(delivery -> tables.deliveries.put(delivery.id(), delivery))
                .toList());
    }

    @Override
    public void conclude(List<Delivery> deliveries) {
        storage.with(tables -> {
            deliveries.forEach(delivery -> tables.deliveries.computeIfPresent(delivery.id(), (id, known) ->
                    known.state() == State.OPEN && known.attempts() == delivery.attempts() ? delivery : known));
            return deliveries;
        });
    }

    @Override
    public boolean wake(UUID id, Instant now) {
        return storage.with(tables -> tables.deliveries.computeIfPresent(id,
                (same, known) -> open(known, known.attempts() + 1, known.attempts() + 1, now)) != null);
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return storage.with(tables -> Optional.ofNullable(tables.deliveries.get(id)));
    }

    @Override
    public Slice<Delivery> list(Filter filter, PageRequest page) {
        return storage.with(tables -> InMemoryPages.slice(tables.deliveries.values().stream()
                .filter(delivery -> filter.endpointId().map(delivery.endpointId()::equals).orElse(true))
                .filter(delivery -> filter.state().map(state -> state == delivery.state()).orElse(true)), page, Delivery::id));
    }

    @Override
    public int removeEnded(Instant endedBefore, int most) {
        return storage.with(tables -> {
            List<UUID> gone = tables.deliveries.values().stream()
                    .filter(delivery -> delivery.concludedAt().map(at -> at.isBefore(endedBefore)).orElse(false)
                            || !tables.eventEndpoints.containsKey(delivery.endpointId()))
                    .map(Delivery::id)
                    .limit(most)
                    .toList();
            gone.forEach(tables.deliveries::remove);
            return gone.size();
        });
    }

    private static Delivery open(Delivery known, int attempts, int earlierAttempts, Instant nextAttemptAt) {
        return new Delivery(known.id(), known.endpointId(), known.type(), known.eventId(), known.subjectId(), known.createdAt(),
                State.OPEN, attempts, earlierAttempts, Optional.of(nextAttemptAt), known.status(), known.outcome(), Optional.empty());
    }
}
