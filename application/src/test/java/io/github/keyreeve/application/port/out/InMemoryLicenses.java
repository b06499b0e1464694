package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.OrderLine;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Licences in memory. */
record InMemoryLicenses(InMemoryStorage storage) implements Licenses {

    @Override
    public Optional<OrderedLicense> find(UUID id) {
        return storage.with(tables -> all(tables).filter(ordered -> ordered.license().id().equals(id)).findFirst());
    }

    @Override
    public Optional<OrderedLicense> find(ActivationKey key) {
        return storage.with(tables -> all(tables).filter(ordered -> ordered.license().key().equals(key)).findFirst());
    }

    @Override
    public Slice<OrderedLicense> list(Filter filter, Instant now, PageRequest page) {
        return storage.with(tables -> InMemoryPages.slice(
                all(tables)
                        .filter(ordered -> matches(filter, ordered.order()))
                        .filter(ordered -> matches(filter, ordered.license(), now)),
                page,
                ordered -> ordered.license().id()));
    }

    private static Stream<OrderedLicense> all(InMemoryStorage.Tables tables) {
        return tables.orders.values().stream()
                .map(stored -> InMemoryIssuedOrders.withProductNames(tables, stored.order()))
                .flatMap(order -> order.licenses().stream().map(license -> new OrderedLicense(license, order.line())));
    }

    private static boolean matches(Filter filter, OrderLine order) {
        return (filter.provider().isEmpty() || filter.provider().get().equals(order.provider()))
                && (filter.orderId().isEmpty() || filter.orderId().equals(order.orderId()))
                && (filter.email().isEmpty()
                        || filter.email().get().toLowerCase(Locale.ROOT).equals(order.customer().emailForComparison()));
    }

    private static boolean matches(Filter filter, License license, Instant now) {
        return (filter.productId().isEmpty() || filter.productId().get() == license.terms().version().productId())
                && (filter.model().isEmpty() || filter.model().get() == license.terms().model())
                && (filter.state().isEmpty() || filter.state().get() == license.stateAt(now));
    }
}
