package io.github.keyreeve.bootstrap.architecture.violations.driven_ports_are_stored_by_jooq_classes.application.port.out;

/** The keys that were issued. */
public interface IssuedKeys {}
