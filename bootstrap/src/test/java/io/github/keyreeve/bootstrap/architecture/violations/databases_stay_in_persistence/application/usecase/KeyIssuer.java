package io.github.keyreeve.bootstrap.architecture.violations.databases_stay_in_persistence.application.usecase;

import java.sql.Connection;

/** A use case that holds a connection. */
record KeyIssuer(Connection connection) {}
