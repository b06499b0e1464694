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

    public LicenseTerms with(VersionId changed) {
        return new LicenseTerms(changed, model, features, expiry, maintenance, tags);
    }

    public LicenseTerms with(FeatureSets changed) {
        return new LicenseTerms(version, model, changed, expiry, maintenance, tags);
    }

    public LicenseTerms with(Expiry changed) {
        return new LicenseTerms(version, model, features, changed, maintenance, tags);
    }

    public LicenseTerms with(Optional<MaintenancePlan> plan) {
        return new LicenseTerms(version, model, features, expiry, plan, tags);
    }

    public LicenseTerms with(LicenseTags changed) {
        return new LicenseTerms(version, model, features, expiry, maintenance, changed);
    }
}
