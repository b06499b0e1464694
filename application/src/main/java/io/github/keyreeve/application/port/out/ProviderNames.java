package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import java.util.List;
import java.util.Optional;

/** The providers that this server knows how to read. */
public interface ProviderNames {

    /** The provider of that name or alias ({@code plimus} is {@code bluesnap}), in any case of letters. */
    Optional<ProviderName> named(String nameOrAlias);

    /** By which door the provider's orders get their keys unless the operator says otherwise. */
    Channel usualChannel(ProviderName name);

    /** By name, without aliases. */
    List<ProviderName> all();
}
