package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code api}, {@code bluesnap}, which is {@code plimus} as well, and {@code fastspring}. */
final class ThreeProviders implements ProviderNames {

    @Override
    public Optional<ProviderName> named(String nameOrAlias) {
        String name = nameOrAlias.toLowerCase(Locale.ROOT).replace("plimus", "bluesnap");
        return all().stream().filter(known -> known.text().equals(name)).findFirst();
    }

    @Override
    public Channel usualChannel(ProviderName name) {
        return Channel.ASK;
    }

    @Override
    public List<ProviderName> all() {
        return List.of(new ProviderName("api"), new ProviderName("bluesnap"), new ProviderName("fastspring"));
    }
}
