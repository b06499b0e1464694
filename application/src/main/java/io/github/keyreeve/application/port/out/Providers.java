package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Provider;
import java.util.List;
import java.util.Optional;

/** The providers that an operator has set up. Their secrets are encrypted where they are stored. */
public interface Providers {

    /** One read by primary key. */
    Optional<Provider> find(ProviderName name);

    /** By name. */
    List<Provider> all();

    /** Stores the provider as it is now, whether or not it was there. */
    void save(Provider provider);
}
