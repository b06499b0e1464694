package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Repeats;
import java.util.List;
import java.util.Optional;

/** Opens every provider that nobody has set up, for as long as the demo runs: nothing of it is stored. */
final class DemoProviders implements Providers {

    private final Providers stored;
    private final ProviderNames names;

    DemoProviders(Providers stored, ProviderNames names) {
        this.stored = stored;
        this.names = names;
    }

    @Override
    public Optional<Provider> find(ProviderName name) {
        return stored.find(name).or(() -> Optional.of(open(name)));
    }

    @Override
    public List<Provider> all() {
        return names.all().stream().flatMap(name -> find(name).stream()).toList();
    }

    @Override
    public void save(Provider provider) {
        stored.save(provider);
    }

    private static Provider open(ProviderName name) {
        return new Provider(name, true, true, Optional.empty(), Optional.empty(), Optional.empty(),
                Repeats.REUSE, false, false, Optional.empty(), Optional.empty(), NoticeRules.USUAL);
    }
}
