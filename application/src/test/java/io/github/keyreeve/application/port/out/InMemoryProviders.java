package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Provider;
import java.util.List;
import java.util.Optional;

/** Providers in memory. */
record InMemoryProviders(InMemoryStorage storage) implements Providers {

    @Override
    public Optional<Provider> find(ProviderName name) {
        return storage.with(tables -> Optional.ofNullable(tables.providers.get(name.text())));
    }

    @Override
    public List<Provider> all() {
        return storage.with(tables -> List.copyOf(tables.providers.values()));
    }

    @Override
    public void save(Provider provider) {
        storage.with(tables -> tables.providers.put(provider.name().text(), provider));
    }
}
