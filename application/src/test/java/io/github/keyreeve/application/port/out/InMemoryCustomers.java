package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Customers in memory. */
record InMemoryCustomers(InMemoryStorage storage) implements Customers {

    record StoredCustomer(KnownCustomer known, CustomerIdentity identity) {}

    @Override
    public Optional<KnownCustomer> find(CustomerIdentity identity) {
        return storage.with(tables -> tables.customers.values().stream()
                .filter(stored -> stored.identity().equals(identity))
                .map(StoredCustomer::known)
                .findFirst());
    }

    @Override
    public Optional<KnownCustomer> find(UUID id) {
        return storage.with(tables -> Optional.ofNullable(tables.customers.get(id)).map(StoredCustomer::known));
    }

    @Override
    public void add(KnownCustomer customer, CustomerIdentity identity, Instant now) {
        replace(customer, identity, now);
    }

    @Override
    public void replace(KnownCustomer customer, CustomerIdentity identity, Instant now) {
        storage.with(tables -> {
            if (tables.customers.values().stream().anyMatch(stored ->
                    stored.identity().equals(identity) && !stored.known().id().equals(customer.id()))) {
                throw new OutdatedReadException();
            }
            return tables.customers.put(customer.id(), new StoredCustomer(customer, identity));
        });
    }

    @Override
    public void link(UUID customerId, Collection<UUID> licenseIds) {
        storage.with(tables -> {
            licenseIds.forEach(id -> tables.customerOfLicense.put(id, customerId));
            return licenseIds;
        });
    }

    static Optional<Customer> of(InMemoryStorage.Tables tables, License license) {
        return Optional.ofNullable(tables.customerOfLicense.get(license.id()))
                .map(id -> tables.customers.get(id).known().customer());
    }
}
