package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.TendDeliveries;
import io.github.keyreeve.application.port.out.Deliveries;
import io.github.keyreeve.application.port.out.Deliveries.Filter;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.event.Delivery;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Shows to the staff what is on its way to endpoints. */
public final class DeliveryDesk implements TendDeliveries {

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Clock clock;

    public DeliveryDesk(Transactions transactions, Deliveries deliveries, Clock clock) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public Slice<Delivery> list(Filter filter, PageRequest page) {
        return deliveries.list(filter, page);
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return deliveries.find(id);
    }

    @Override
    public Optional<Delivery> redeliver(UUID id) {
        return transactions.inTransaction(() -> deliveries.wake(id, clock.instant().truncatedTo(ChronoUnit.MICROS))
                ? deliveries.find(id)
                : Optional.empty());
    }
}
