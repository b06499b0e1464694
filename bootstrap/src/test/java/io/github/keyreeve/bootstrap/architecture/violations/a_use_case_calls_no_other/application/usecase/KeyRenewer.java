package io.github.keyreeve.bootstrap.architecture.violations.a_use_case_calls_no_other.application.usecase;

/** Renews a key by a use case of the next door. */
public final class KeyRenewer {

    private final KeyIssuer issuer = new KeyIssuer();

    void renew() {
        issuer.issue();
    }
}
