package io.github.keyreeve.bootstrap.architecture.violations.time_comes_in_through_a_clock.application.usecase;

import java.time.Instant;
import java.util.function.Supplier;

/** A use case that looks at the wall by itself. */
final class KeyIssuer {

    Supplier<Instant> now() {
        return Instant::now;
    }
}
