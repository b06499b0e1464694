package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Optional;

/** The providers that this server knows how to read. */
public interface ProviderNames {

    /** The provider of that name or alias ({@code plimus} is {@code bluesnap}), in any case of letters. */
    Optional<ProviderName> named(String nameOrAlias);

    /** By name, without aliases. */
    List<ProviderName> all();
}
