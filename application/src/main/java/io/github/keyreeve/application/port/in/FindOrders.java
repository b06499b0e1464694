package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.IssuedOrders.Filter;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.RefusedRepeats.RefusedRepeat;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.order.IssuedOrder;
import java.util.Optional;
import java.util.UUID;

/** The vendor's staff look at orders. */
public interface FindOrders {

    Optional<IssuedOrder> order(UUID id);

    Slice<IssuedOrder> list(Filter filter, PageRequest page);

    /** Orders that came again with another quantity and were refused. */
    Slice<RefusedRepeat> refusedRepeats(PageRequest page);
}
