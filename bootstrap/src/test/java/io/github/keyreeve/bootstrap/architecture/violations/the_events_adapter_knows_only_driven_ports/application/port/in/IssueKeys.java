package io.github.keyreeve.bootstrap.architecture.violations.the_events_adapter_knows_only_driven_ports.application.port.in;

/** Issues keys. */
public interface IssueKeys {}
