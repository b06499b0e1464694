package io.github.keyreeve.bootstrap.architecture.violations.ports_know_no_use_case.application.usecase;

import io.github.keyreeve.bootstrap.architecture.violations.ports_know_no_use_case.application.port.in.IssueKeys;

/** Issues keys. */
public final class KeyIssuer implements IssueKeys {}
