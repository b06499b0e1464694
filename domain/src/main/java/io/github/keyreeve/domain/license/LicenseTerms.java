package io.github.keyreeve.domain.license;

import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.product.VersionId;
import java.util.Optional;

/** What every key of an order line is good for. */
public record LicenseTerms(
        VersionId version,
        LicenseModel model,
        FeatureSets features,
        Expiry expiry,
        Optional<MaintenancePlan> maintenance,
        LicenseTags tags) {

    public LicenseTerms withExpiry(Expiry changed) {
        return new LicenseTerms(version, model, features, changed, maintenance, tags);
    }

    public LicenseTerms withMaintenance(MaintenancePlan plan) {
        return new LicenseTerms(version, model, features, expiry, Optional.of(plan), tags);
    }
}
