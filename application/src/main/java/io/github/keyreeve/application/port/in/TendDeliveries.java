package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Deliveries.Filter;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.event.Delivery;
import java.util.Optional;
import java.util.UUID;

/** The vendor's staff look after the events on their way to endpoints. */
public interface TendDeliveries {

    /** Newest first. */
    Slice<Delivery> list(Filter filter, PageRequest page);

    Optional<Delivery> find(UUID id);

    /** Sends an event again, whatever became of it; the receiver knows it by its id. Empty if there is none. */
    Optional<Delivery> redeliver(UUID id);
}
