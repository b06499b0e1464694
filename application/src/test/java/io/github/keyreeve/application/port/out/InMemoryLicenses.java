package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
    public List<OrderedLicense> find(Set<UUID> ids) {
        return storage.with(tables -> all(tables).filter(ordered -> ids.contains(ordered.license().id())).toList());
    }

    @Override
    public Slice<OrderedLicense> list(Filter filter, Instant now, PageRequest page) {
        return storage.with(tables -> InMemoryPages.slice(
                all(tables)
                        .filter(ordered -> matches(filter, ordered))
                        .filter(ordered -> matches(filter, ordered.license(), now)),
                page,
                ordered -> ordered.license().id()));
    }

    @Override
    public List<OrderedLicense> ofOrder(ProviderName provider, String orderId) {
        return ofProvider(provider, ordered -> ordered.order().orderId().equals(Optional.of(orderId)));
    }

    @Override
    public List<OrderedLicense> ofSubscription(ProviderName provider, String subscriptionId) {
        return ofProvider(provider, ordered -> ordered.order().subscriptionId().equals(Optional.of(subscriptionId)));
    }

    @Override
    public List<OrderedLicense> withUserData(ProviderName provider, String userData) {
        return ofProvider(provider, ordered -> !userData.isEmpty()
                && ordered.license().terms().tags().userData().equals(userData));
    }

    @Override
    public List<OrderedLicense> showing(UUID customerId) {
        return storage.with(tables -> all(tables)
                .filter(ordered -> customerId.equals(tables.customerOfLicense.get(ordered.license().id())))
                .toList());
    }

    @Override
    public List<OrderedLicense> ofAddress(ProviderName provider, String email) {
        return storage.with(tables -> all(tables)
                .filter(ordered -> ordered.order().provider().equals(provider))
                .filter(ordered -> ordered.order().customer().emailForComparison().equals(email.toLowerCase(Locale.ROOT)))
                .filter(ordered -> !tables.customerOfLicense.containsKey(ordered.license().id()))
                .toList());
    }

    @Override
    public void showCustomerOf(UUID licenseId, UUID otherLicenseId) {
        storage.with(tables -> Optional.ofNullable(tables.customerOfLicense.get(licenseId))
                .map(customerId -> tables.customerOfLicense.put(otherLicenseId, customerId)));
    }

    @Override
    public void replace(List<License> licenses) {
        storage.inTransaction(() -> {
            licenses.forEach(this::replace);
            return licenses;
        });
    }

    private void replace(License changed) {
        storage.with(tables -> {
            License stored = all(tables).map(OrderedLicense::license)
                    .filter(license -> license.id().equals(changed.id())).findFirst().orElseThrow(OutdatedReadException::new);
            boolean waits = changed.terms().expiry() instanceof Expiry.AfterFirstActivation;
            if (stored.revision() != changed.revision()
                    || stored.activationsUsed() > (waits ? 0 : changed.activationsAllowed())) {
                throw new OutdatedReadException();
            }
            return tables.changedLicenses.put(changed.id(), next(changed, stored.activationsUsed()));
        });
    }

    static License next(License changed, int activationsUsed) {
        return new License(changed.id(), changed.key(), changed.terms(), changed.productName(), changed.activationsAllowed(),
                activationsUsed, changed.floatingSeats(), changed.standing(), changed.releases(), changed.renewals(),
                changed.revision() + 1, changed.createdAt());
    }

    private List<OrderedLicense> ofProvider(ProviderName provider, Predicate<OrderedLicense> condition) {
        return storage.with(tables -> all(tables)
                .filter(ordered -> ordered.order().provider().equals(provider))
                .filter(condition)
                .toList());
    }

    static Stream<OrderedLicense> all(InMemoryStorage.Tables tables) {
        return tables.orders.values().stream()
                .map(stored -> InMemoryIssuedOrders.withProductNames(tables, stored.order()))
                .flatMap(order -> order.licenses().stream().map(license -> new OrderedLicense(
                        license, order.line(), InMemoryCustomers.of(tables, license).orElse(order.line().customer()))));
    }

    private static boolean matches(Filter filter, OrderedLicense ordered) {
        OrderLine order = ordered.order();
        return (filter.provider().isEmpty() || filter.provider().get().equals(order.provider()))
                && (filter.orderId().isEmpty() || filter.orderId().equals(order.orderId()))
                && (filter.email().isEmpty()
                        || Stream.of(order.customer(), ordered.customer()).map(Customer::emailForComparison)
                                .anyMatch(filter.email().get().toLowerCase(Locale.ROOT)::equals));
    }

    private static boolean matches(Filter filter, License license, Instant now) {
        return (filter.productId().isEmpty() || filter.productId().get() == license.terms().version().productId())
                && (filter.model().isEmpty() || filter.model().get() == license.terms().model())
                && (filter.state().isEmpty() || filter.state().get() == license.stateAt(now));
    }
}
