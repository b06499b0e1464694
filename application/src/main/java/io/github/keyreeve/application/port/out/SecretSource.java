package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.provider.Secret;

/** New secrets that nobody can guess. */
@FunctionalInterface
public interface SecretSource {

    Secret next();
}
