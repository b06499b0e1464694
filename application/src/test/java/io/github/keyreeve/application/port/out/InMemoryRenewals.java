package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Renewals in memory. */
record InMemoryRenewals(InMemoryStorage storage) implements Renewals {

    record Key(UUID licenseId, Subject subject, ProviderName provider, String payment) {}

    @Override
    public List<Prolongation> ofPayment(Subject subject, ProviderName provider, String payment) {
        return list(key -> key.subject() == subject && key.provider().equals(provider) && key.payment().equals(payment));
    }

    @Override
    public List<Prolongation> ofLicenses(Subject subject, ProviderName provider, Collection<UUID> licenseIds) {
        return list(key -> key.subject() == subject && key.provider().equals(provider) && licenseIds.contains(key.licenseId()));
    }

    private List<Prolongation> list(Predicate<Key> wanted) {
        return storage.with(tables -> tables.renewals.entrySet().stream()
                .filter(known -> wanted.test(known.getKey()))
                .map(known -> known.getValue())
                .sorted(Comparator.comparing(prolongation -> prolongation.licenseId().toString()))
                .toList());
    }

    @Override
    public void add(Subject subject, ProviderName provider, List<Prolongation> prolongations, Instant at) {
        storage.with(tables -> {
            for (Prolongation prolongation : prolongations) {
                if (tables.renewals.putIfAbsent(key(subject, provider, prolongation), prolongation) != null) {
                    throw new OutdatedReadException();
                }
            }
            return prolongations;
        });
    }

    @Override
    public void replace(Subject subject, ProviderName provider, Prolongation read, Prolongation changed) {
        storage.with(tables -> {
            if (!tables.renewals.remove(key(subject, provider, read), read)) {
                throw new OutdatedReadException();
            }
            return tables.renewals.put(key(subject, provider, changed), changed);
        });
    }

    private static Key key(Subject subject, ProviderName provider, Prolongation of) {
        return new Key(of.licenseId(), subject, provider, of.payment());
    }
}
