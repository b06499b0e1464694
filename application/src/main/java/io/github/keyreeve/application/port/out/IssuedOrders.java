package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import io.github.keyreeve.domain.order.ProviderName;
import java.util.Optional;
import java.util.UUID;

/** The order lines for which keys were issued, each with its licences. */
public interface IssuedOrders {

    /**
     * Stores an order line with all its licences, unless its identity is taken. A unique constraint decides, so that of
     * any number of simultaneous callers on any number of servers exactly one stores.
     *
     * @param identity empty if every request is to issue
     * @param content what the request asked for, told apart under one idempotency key; see {@link Recorded#content}
     * @return whether it was stored; false means that {@link #find(OrderLineIdentity)} finds the one that was first
     */
    boolean add(IssuedOrder order, Optional<OrderLineIdentity> identity, String content);

    Optional<Recorded> find(OrderLineIdentity identity);

    Optional<IssuedOrder> find(UUID id);

    /** Newest first. */
    Slice<IssuedOrder> list(Filter filter, PageRequest page);

    /** An order line together with the fingerprint of what was asked for. */
    record Recorded(IssuedOrder order, String content) {}

    /** Each part restricts the list where it is present. */
    record Filter(Optional<ProviderName> provider, Optional<String> orderId) {}
}
