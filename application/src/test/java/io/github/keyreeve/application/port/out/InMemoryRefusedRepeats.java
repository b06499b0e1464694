package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.Quantity;
import java.time.Instant;
import java.util.UUID;

/** Refused repeats in memory. */
record InMemoryRefusedRepeats(InMemoryStorage storage) implements RefusedRepeats {

    @Override
    public void record(UUID id, UUID orderLineId, Quantity asked, Instant at) {
        storage.with(tables -> tables.refusedRepeats.merge(
                new Key(orderLineId, asked),
                new RefusedRepeat(id, tables.orders.get(orderLineId).order().line(), asked, 1, at, at),
                (known, again) -> new RefusedRepeat(
                        known.id(), known.order(), asked, known.times() + 1, known.firstAt(), at)));
    }

    @Override
    public Slice<RefusedRepeat> list(PageRequest page) {
        return storage.with(tables ->
                InMemoryPages.slice(tables.refusedRepeats.values().stream(), page, RefusedRepeat::id));
    }

    record Key(UUID orderLineId, Quantity asked) {}
}
