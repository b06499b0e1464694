package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.Quantity;
import java.time.Instant;
import java.util.UUID;

/**
 * Order lines that came again with another quantity, which was refused: somebody has to look at them. One entry per
 * line and quantity, however often it comes.
 */
public interface RefusedRepeats {

    /** @param id of the new entry, if it comes for the first time */
    void record(UUID id, UUID orderLineId, Quantity asked, Instant at);

    /** Newest entries first. */
    Slice<RefusedRepeat> list(PageRequest page);

    /**
     * @param asked the quantity that was refused; the order line says what was issued
     * @param times how often it came
     */
    record RefusedRepeat(UUID id, OrderLine order, Quantity asked, int times, Instant firstAt, Instant lastAt) {}
}
