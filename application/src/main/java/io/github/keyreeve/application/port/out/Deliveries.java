package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.Delivery.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The events on their way to endpoints: an outbox, written in the transaction of what the events tell. Several servers
 * empty it together: a delivery belongs to the server that claimed it last, and only that server's attempt counts.
 */
public interface Deliveries extends EndedRecords {

    /** Stores all in one statement. The endpoints need not exist any more. */
    void add(List<Delivery> deliveries);

    /**
     * Claims deliveries to an endpoint whose time has come, the longest waiting first. Until the given time nobody else
     * gets them; then, if they are not concluded, the one who claimed them is taken for dead.
     *
     * @return as they are now, with the attempt counted; fewer than could be had if other servers claim at the same time
     */
    List<Delivery> claim(UUID endpointId, Instant now, Instant until, int most);

    /**
     * Keeps what became of claimed deliveries. Those that another server claimed since, or that somebody asked for
     * again, stay as they are.
     */
    void conclude(List<Delivery> deliveries);

    /** Brings a delivery on its way again, whatever became of it, with as many attempts as a new one; false if there is none. */
    boolean wake(UUID id, Instant now);

    Optional<Delivery> find(UUID id);

    /** Newest first. */
    Slice<Delivery> list(Filter filter, PageRequest page);

    /** What is for endpoints that are no more has come to an end, too. */
    @Override
    int removeEnded(Instant endedBefore, int most);

    /** Each part restricts the list where it is present. */
    record Filter(Optional<UUID> endpointId, Optional<State> state) {}
}
