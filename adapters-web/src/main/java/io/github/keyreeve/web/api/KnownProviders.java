package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.ManageProviders;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.api.problem.FieldErrors;
import java.util.Optional;

/** Finds the provider that a request names by name or alias. */
final class KnownProviders {

    private static final String FIELD = "provider";

    private final ManageProviders manageProviders;

    KnownProviders(ManageProviders manageProviders) {
        this.manageProviders = manageProviders;
    }

    /** Empty if none was named, or with an error. */
    Optional<Provider> named(String name, FieldErrors errors) {
        return errors.read(FIELD, name, given -> manageProviders.find(given)
                .orElseThrow(() -> new IllegalArgumentException("names no provider that this server knows")));
    }

    /** Empty exactly with an error. */
    Optional<Provider> enabled(String name, FieldErrors errors) {
        if (name == null) {
            errors.add(FIELD, "is missing");
        }
        Optional<Provider> provider = named(name, errors);
        if (provider.isPresent() && !provider.get().enabled()) {
            errors.add(FIELD, "is switched off");
        }
        return provider.filter(Provider::enabled);
    }
}
