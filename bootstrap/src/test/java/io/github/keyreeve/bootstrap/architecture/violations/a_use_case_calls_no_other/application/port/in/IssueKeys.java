package io.github.keyreeve.bootstrap.architecture.violations.a_use_case_calls_no_other.application.port.in;

/** Issues keys. */
public interface IssueKeys {

    void issue();
}
