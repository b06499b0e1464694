package io.github.keyreeve.bootstrap.architecture.violations.a_use_case_calls_no_other.application.usecase;

import io.github.keyreeve.bootstrap.architecture.violations.a_use_case_calls_no_other.application.port.in.IssueKeys;

/** Issues keys. */
public final class KeyIssuer implements IssueKeys {

    @Override
    public void issue() {}
}
