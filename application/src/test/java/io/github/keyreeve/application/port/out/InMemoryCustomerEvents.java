package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.event.CustomerEvent;
import java.util.Optional;
import java.util.UUID;

/** What was told of customers, in memory. */
record InMemoryCustomerEvents(InMemoryStorage storage) implements CustomerEvents {

    @Override
    public void add(CustomerEvent event) {
        storage.with(tables -> tables.customerEvents.put(event.id(), event));
    }

    @Override
    public Optional<CustomerEvent> find(UUID id) {
        return storage.with(tables -> Optional.ofNullable(tables.customerEvents.get(id)));
    }
}
