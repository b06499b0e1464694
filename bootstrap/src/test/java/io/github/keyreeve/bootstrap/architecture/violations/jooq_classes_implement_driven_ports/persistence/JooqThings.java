package io.github.keyreeve.bootstrap.architecture.violations.jooq_classes_implement_driven_ports.persistence;

/** A technology without a role. */
final class JooqThings {}
