package io.github.keyreeve.application.port.out;

import io.github.keyreeve.application.port.out.InMemoryStorage.StoredOrder;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Issued orders in memory. */
record InMemoryIssuedOrders(InMemoryStorage storage) implements IssuedOrders {

    @Override
    public boolean add(IssuedOrder order, Optional<OrderLineIdentity> identity, String content) {
        return storage.with(tables -> {
            if (identity.isPresent() && tables.orders.values().stream().anyMatch(stored -> stored.identity().equals(identity))) {
                return false;
            }
            requireNewKeys(order, tables.orders.values().stream().map(StoredOrder::order));
            order.licenses().forEach(license -> requireVersion(tables, license));
            if (tables.orders.putIfAbsent(order.line().id(), new StoredOrder(order, identity, content)) != null) {
                throw new IllegalStateException("There is an order line of this id.");
            }
            return true;
        });
    }

    @Override
    public Optional<Recorded> find(OrderLineIdentity identity) {
        return storage.with(tables -> tables.orders.values().stream()
                .filter(stored -> stored.identity().equals(Optional.of(identity)))
                .map(stored -> new Recorded(withProductNames(tables, stored.order()), stored.content()))
                .findFirst());
    }

    @Override
    public Optional<IssuedOrder> find(UUID id) {
        return storage.with(tables -> Optional.ofNullable(tables.orders.get(id))
                .map(stored -> withProductNames(tables, stored.order())));
    }

    @Override
    public Slice<IssuedOrder> list(Filter filter, PageRequest page) {
        return storage.with(tables -> InMemoryPages.slice(
                tables.orders.values().stream()
                        .map(stored -> withProductNames(tables, stored.order()))
                        .filter(order -> filter.provider().isEmpty() || filter.provider().get().equals(order.line().provider()))
                        .filter(order -> filter.orderId().isEmpty() || filter.orderId().equals(order.line().orderId())),
                page,
                order -> order.line().id()));
    }

    /** A licence shows its product's name of today. */
    static IssuedOrder withProductNames(InMemoryStorage.Tables tables, IssuedOrder order) {
        List<License> licenses = order.licenses().stream()
                .map(license -> tables.changedLicenses.getOrDefault(license.id(), license))
                .map(license -> named(license, tables.products.get(license.terms().version().productId()).name()))
                .toList();
        return new IssuedOrder(order.line(), licenses);
    }

    private static License named(License license, String productName) {
        return new License(license.id(), license.key(), license.terms(), productName, license.activationsAllowed(),
                license.activationsUsed(), license.floatingSeats(), license.standing(), license.releases(), license.renewals(),
                license.revision(), license.createdAt());
    }

    private static void requireNewKeys(IssuedOrder order, Stream<IssuedOrder> stored) {
        Set<ActivationKey> keys = new HashSet<>();
        Stream.concat(stored, Stream.of(order)).flatMap(each -> each.licenses().stream()).forEach(license -> {
            if (!keys.add(license.key())) {
                throw new IllegalStateException("There is a licence of this key.");
            }
        });
    }

    private static void requireVersion(InMemoryStorage.Tables tables, License license) {
        if (InMemoryProducts.nameOf(tables, license.terms().version()).isEmpty()) {
            throw new IllegalStateException("There is no such product version.");
        }
    }
}
