package io.github.keyreeve.bootstrap.architecture.violations.driving_ports_are_implemented_by_use_cases.application.port.in;

/** Issues keys. */
public interface IssueKeys {}
