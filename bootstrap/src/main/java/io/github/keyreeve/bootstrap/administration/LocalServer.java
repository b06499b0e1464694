package io.github.keyreeve.bootstrap.administration;

import io.github.keyreeve.bootstrap.config.KeyreeveConfig;
import java.net.URI;

/** A server inside this process, for a command that finds none running. */
public interface LocalServer extends AutoCloseable {

    URI uri();

    @Override
    void close();

    /** Starts one. */
    @FunctionalInterface
    interface Starter {
        LocalServer start(KeyreeveConfig config);
    }
}
