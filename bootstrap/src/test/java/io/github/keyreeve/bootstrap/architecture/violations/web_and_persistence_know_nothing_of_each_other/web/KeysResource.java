package io.github.keyreeve.bootstrap.architecture.violations.web_and_persistence_know_nothing_of_each_other.web;

import io.github.keyreeve.bootstrap.architecture.violations.web_and_persistence_know_nothing_of_each_other.persistence.JooqIssuedKeys;

/** A resource that reads the table itself. */
record KeysResource(JooqIssuedKeys keys) {}
