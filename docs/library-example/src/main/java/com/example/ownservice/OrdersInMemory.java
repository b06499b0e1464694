package com.example.ownservice;

import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The orders. What a unique constraint decides in a database, {@code putIfAbsent} decides here: who was first. */
final class OrdersInMemory implements IssuedOrders {

    private final Map<OrderLineIdentity, Recorded> byIdentity = new ConcurrentHashMap<>();
    private final Map<UUID, IssuedOrder> byId = new ConcurrentHashMap<>();

    @Override
    public boolean add(IssuedOrder order, Optional<OrderLineIdentity> identity, String content) {
        boolean first = identity.isEmpty()
                || byIdentity.putIfAbsent(identity.get(), new Recorded(order, content)) == null;
        if (first) {
            byId.put(order.line().id(), order);
        }
        return first;
    }

    @Override
    public Optional<Recorded> find(OrderLineIdentity identity) {
        return Optional.ofNullable(byIdentity.get(identity));
    }

    @Override
    public Optional<IssuedOrder> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Slice<IssuedOrder> list(Filter filter, PageRequest page) {
        throw new UnsupportedOperationException("This service lists nothing.");
    }
}
