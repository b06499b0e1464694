package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** What shops and staff said about customers apart from an order. */
public interface Customers {

    Optional<KnownCustomer> find(CustomerIdentity identity);

    Optional<KnownCustomer> find(UUID id);

    /** @throws OutdatedReadException if another request stores the same customer now */
    void add(KnownCustomer customer, CustomerIdentity identity, Instant now);

    /** @throws OutdatedReadException if another customer has that identity by now */
    void replace(KnownCustomer customer, CustomerIdentity identity, Instant now);

    /** From now on the licences show this customer instead of the one that came with the order. */
    void link(UUID customerId, Collection<UUID> licenseIds);

    record KnownCustomer(UUID id, Customer customer) {}
}
