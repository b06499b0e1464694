package io.github.keyreeve.bootstrap.architecture.violations.persistence_knows_no_driving_port.persistence;

import io.github.keyreeve.bootstrap.architecture.violations.persistence_knows_no_driving_port.application.port.in.IssueKeys;

/** A table that asks the application. */
record JooqIssuedKeys(IssueKeys issueKeys) {}
