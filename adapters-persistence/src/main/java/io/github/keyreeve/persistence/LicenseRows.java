package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.LICENSE;
import static io.github.keyreeve.persistence.generated.Tables.PRODUCT;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.persistence.generated.tables.records.LicenseRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;

/** Licences as rows, for the repositories that read them. Their product's name comes with a join. */
final class LicenseRows {

    static final List<Field<?>> COLUMNS = Stream.concat(Stream.of(LICENSE.fields()), Stream.of(PRODUCT.NAME)).toList();

    private LicenseRows() {}

    static License toDomain(Record row) {
        return new License(
                row.get(LICENSE.ID),
                new ActivationKey(row.get(LICENSE.LICENSE_KEY)),
                terms(row),
                row.get(PRODUCT.NAME),
                row.get(LICENSE.ACTIVATIONS_ALLOWED),
                row.get(LICENSE.ACTIVATIONS_USED),
                row.get(LICENSE.FLOATING_SEATS),
                standing(row.get(LICENSE.REVOKED_AT), row.get(LICENSE.UPGRADED_AT)),
                row.get(LICENSE.CREATED_AT));
    }

    static LicenseRecord of(License license, UUID orderLineId, int position) {
        LicenseRecord row = new LicenseRecord();
        row.setId(license.id());
        row.setLicenseKey(license.key().text());
        row.setOrderLineId(orderLineId);
        row.setPositionInOrder(position);
        setTerms(row, license.terms());
        row.setActivationsAllowed(license.activationsAllowed());
        row.setActivationsUsed(license.activationsUsed());
        row.setFloatingSeats(license.floatingSeats());
        switch (license.standing()) {
            case Standing.Good good -> { }
            case Standing.Revoked revoked -> row.setRevokedAt(revoked.at());
            case Standing.Upgraded upgraded -> row.setUpgradedAt(upgraded.at());
        }
        row.setCreatedAt(license.createdAt());
        return row;
    }

    private static LicenseTerms terms(Record row) {
        return new LicenseTerms(
                new VersionId(row.get(LICENSE.PRODUCT_ID), row.get(LICENSE.MAJOR), row.get(LICENSE.MINOR)),
                LicenseModel.of(row.get(LICENSE.MODEL)),
                features(row.get(LICENSE.FEATURES)),
                expiry(row.get(LICENSE.EXPIRES_AT), row.get(LICENSE.EXPIRES_AFTER_DAYS)),
                Optional.ofNullable(row.get(LICENSE.MAINTENANCE_EXPIRES_AT))
                        .map(end -> new MaintenancePlan(row.get(LICENSE.MAINTENANCE_STARTS_AT), end)),
                new LicenseTags(
                        row.get(LICENSE.AFFILIATE_ID),
                        row.get(LICENSE.USER_DATA),
                        row.get(LICENSE.COMPUTER_TYPE),
                        row.get(LICENSE.QLM_VERSION),
                        row.get(LICENSE.PROPERTIES)));
    }

    private static void setTerms(LicenseRecord row, LicenseTerms terms) {
        row.setProductId(terms.version().productId());
        row.setMajor(terms.version().major());
        row.setMinor(terms.version().minor());
        row.setModel(terms.model().text());
        row.setFeatures(terms.features().toString());
        switch (terms.expiry()) {
            case Expiry.Never never -> { }
            case Expiry.At at -> row.setExpiresAt(at.instant());
            case Expiry.AfterFirstActivation after -> row.setExpiresAfterDays(after.days());
        }
        terms.maintenance().ifPresent(plan -> {
            row.setMaintenanceStartsAt(plan.startsAt());
            row.setMaintenanceExpiresAt(plan.expiresAt());
        });
        row.setAffiliateId(terms.tags().affiliateId());
        row.setUserData(terms.tags().userData());
        row.setComputerType(terms.tags().computerType());
        row.setQlmVersion(terms.tags().qlmVersion());
        row.setProperties(terms.tags().properties());
    }

    private static FeatureSets features(String text) {
        return text.isEmpty() ? FeatureSets.NONE : FeatureSets.of(text);
    }

    private static Expiry expiry(Instant at, Integer afterDays) {
        if (at != null) {
            return new Expiry.At(at);
        }
        return afterDays == null ? new Expiry.Never() : new Expiry.AfterFirstActivation(afterDays);
    }

    private static Standing standing(Instant revokedAt, Instant upgradedAt) {
        if (revokedAt != null) {
            return new Standing.Revoked(revokedAt);
        }
        return upgradedAt == null ? new Standing.Good() : new Standing.Upgraded(upgradedAt);
    }
}
