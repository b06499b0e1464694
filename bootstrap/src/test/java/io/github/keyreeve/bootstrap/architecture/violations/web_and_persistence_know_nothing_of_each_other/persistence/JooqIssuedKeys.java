package io.github.keyreeve.bootstrap.architecture.violations.web_and_persistence_know_nothing_of_each_other.persistence;

/** The keys in a table. */
public final class JooqIssuedKeys {}
