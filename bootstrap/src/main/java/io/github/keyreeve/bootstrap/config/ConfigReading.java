package io.github.keyreeve.bootstrap.config;

import java.util.List;

/** What reading the configuration led to. */
public sealed interface ConfigReading {

    /**
     * Everything is in order.
     *
     * @param effective every setting with its value and origin, without secrets
     */
    record Valid(KeyreeveConfig config, List<EffectiveSetting> effective) implements ConfigReading {
    }

    /** @param problems all of them, at least one */
    record Invalid(List<Problem> problems) implements ConfigReading {
    }
}
