package io.github.keyreeve.bootstrap.architecture.violations.randomness_is_never_predictable.bootstrap;

import java.util.concurrent.ThreadLocalRandom;

/** Keys that a stranger can compute from the keys before. */
final class GuessableKeySource {

    int next() {
        return ThreadLocalRandom.current().nextInt(32);
    }
}
