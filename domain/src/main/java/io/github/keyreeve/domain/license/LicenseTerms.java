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
        LicenseTags tags) {}
