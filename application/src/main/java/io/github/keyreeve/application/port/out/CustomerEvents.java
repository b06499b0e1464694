package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.event.CustomerEvent;
import java.util.Optional;
import java.util.UUID;

/** What was told of customers apart from orders, stored in the same transaction as what it tells. */
public interface CustomerEvents {

    void add(CustomerEvent event);

    Optional<CustomerEvent> find(UUID id);
}
