package io.github.keyreeve.bootstrap.architecture.violations.the_events_adapter_knows_only_driven_ports.events;

import io.github.keyreeve.bootstrap.architecture.violations.the_events_adapter_knows_only_driven_ports.application.port.in.IssueKeys;

/** A carrier of messages that asks for keys. */
record HttpEventPost(IssueKeys issueKeys) {}
