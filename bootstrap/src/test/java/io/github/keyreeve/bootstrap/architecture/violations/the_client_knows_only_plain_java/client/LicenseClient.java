package io.github.keyreeve.bootstrap.architecture.violations.the_client_knows_only_plain_java.client;

import java.util.logging.Level;

/** Drags java.logging into every application. */
public final class LicenseClient {

    Level level() {
        return Level.FINE;
    }
}
