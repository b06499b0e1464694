package io.github.keyreeve.bootstrap.architecture.violations.ports_know_no_use_case.application.port.in;

import io.github.keyreeve.bootstrap.architecture.violations.ports_know_no_use_case.application.usecase.KeyIssuer;

/** A port that makes its own implementer. */
public interface IssueKeys {

    static IssueKeys usual() {
        return new KeyIssuer();
    }
}
