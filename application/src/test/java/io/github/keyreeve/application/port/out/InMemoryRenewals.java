package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Renewals in memory. */
record InMemoryRenewals(InMemoryStorage storage) implements Renewals {

    record Key(UUID licenseId, Subject subject, ProviderName provider, String orderId) {}

    @Override
    public Set<UUID> record(Subject subject, ProviderName provider, String orderId, Collection<UUID> licenseIds, Instant at) {
        return storage.with(tables -> licenseIds.stream()
                .filter(id -> tables.renewals.add(new Key(id, subject, provider, orderId)))
                .collect(Collectors.toSet()));
    }
}
