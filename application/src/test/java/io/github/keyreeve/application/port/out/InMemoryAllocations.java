package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Optional;

/** The moments up to which allocations were told, in memory. */
record InMemoryAllocations(InMemoryStorage storage) implements Allocations {

    @Override
    public boolean advance(ProviderName provider, String subscriptionId, String item, Instant at) {
        return storage.with(tables -> {
            Key key = new Key(provider, subscriptionId, item);
            boolean latest = Optional.ofNullable(tables.allocations.get(key)).filter(at::isBefore).isEmpty();
            if (latest) {
                tables.allocations.put(key, at);
            }
            return latest;
        });
    }

    record Key(ProviderName provider, String subscriptionId, String item) {}
}
