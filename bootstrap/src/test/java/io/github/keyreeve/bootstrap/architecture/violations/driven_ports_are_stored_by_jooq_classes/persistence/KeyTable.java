package io.github.keyreeve.bootstrap.architecture.violations.driven_ports_are_stored_by_jooq_classes.persistence;

import io.github.keyreeve.bootstrap.architecture.violations.driven_ports_are_stored_by_jooq_classes.application.port.out.IssuedKeys;

/** A role without its technology. */
final class KeyTable implements IssuedKeys {}
