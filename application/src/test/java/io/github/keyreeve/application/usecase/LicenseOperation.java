package io.github.keyreeve.application.usecase;

/** What can be done to a licence at the same time as anything else. */
sealed interface LicenseOperation {

    record Activate(String computer) implements LicenseOperation {}

    record Release(String computer) implements LicenseOperation {}

    record Revoke() implements LicenseOperation {}

    record Reinstate() implements LicenseOperation {}

    record Allow(int activations) implements LicenseOperation {}

    record Renew(String order, int days) implements LicenseOperation {}
}
