package io.github.keyreeve.bootstrap.architecture.violations.randomness_comes_in_through_ports.application.usecase;

import java.util.UUID;

/** A use case whose result no test can foresee. */
final class KeyIssuer {

    UUID next() {
        return UUID.randomUUID();
    }
}
