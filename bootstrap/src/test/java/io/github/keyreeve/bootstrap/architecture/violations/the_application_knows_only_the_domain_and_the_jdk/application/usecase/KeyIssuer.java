package io.github.keyreeve.bootstrap.architecture.violations.the_application_knows_only_the_domain_and_the_jdk.application.usecase;

import org.slf4j.LoggerFactory;

/** A use case that knows a library. */
public final class KeyIssuer {

    void issue() {
        LoggerFactory.getLogger(KeyIssuer.class).info("issued");
    }
}
