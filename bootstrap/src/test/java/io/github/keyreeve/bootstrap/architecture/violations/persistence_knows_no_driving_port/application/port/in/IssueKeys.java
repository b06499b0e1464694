package io.github.keyreeve.bootstrap.architecture.violations.persistence_knows_no_driving_port.application.port.in;

/** Issues keys. */
public interface IssueKeys {}
