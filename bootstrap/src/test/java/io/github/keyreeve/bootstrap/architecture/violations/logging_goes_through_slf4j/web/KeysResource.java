package io.github.keyreeve.bootstrap.architecture.violations.logging_goes_through_slf4j.web;

import java.util.logging.Logger;

/** A resource whose lines nobody collects. */
final class KeysResource {

    void issue() {
        Logger.getLogger("keys").info("issued");
    }
}
