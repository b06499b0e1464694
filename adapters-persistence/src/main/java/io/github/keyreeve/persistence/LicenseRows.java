package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.LICENSE;
import static io.github.keyreeve.persistence.generated.Tables.PRODUCT;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.Fingerprint;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.persistence.generated.tables.records.LicenseRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
                standing(row),
                new Releases(
                        new Releases.Limit(
                                Optional.ofNullable(row.get(LICENSE.MAX_RELEASES)),
                                Optional.ofNullable(row.get(LICENSE.RELEASE_PERIOD_DAYS))),
                        row.get(LICENSE.RELEASES),
                        Optional.ofNullable(row.get(LICENSE.RELEASES_SINCE))),
                row.get(LICENSE.RENEWALS),
                row.get(LICENSE.REVISION),
                row.get(LICENSE.CREATED_AT));
    }

    static LicenseRecord of(License license, UUID orderLineId, int position) {
        LicenseRecord row = new LicenseRecord();
        row.setId(license.id());
        row.setLicenseKey(license.key().text());
        row.setOrderLineId(orderLineId);
        row.setPositionInOrder(position);
        row.setActivationsUsed(license.activationsUsed());
        row.setRevision(license.revision());
        setChangeable(row, license);
        row.setCreatedAt(license.createdAt());
        return row;
    }

    /** Everything that a change of the licence may change. Columns that become empty are named as well. */
    static LicenseRecord changes(License license) {
        LicenseRecord row = new LicenseRecord();
        setChangeable(row, license);
        return row;
    }

    private static void setChangeable(LicenseRecord row, License license) {
        setTerms(row, license.terms());
        row.setActivationsAllowed(license.activationsAllowed());
        row.setFloatingSeats(license.floatingSeats());
        setStanding(row, license.standing());
        row.setMaxReleases(license.releases().limit().most().orElse(null));
        row.setReleasePeriodDays(license.releases().limit().periodDays().orElse(null));
        row.setReleases(license.releases().count());
        row.setReleasesSince(license.releases().since().orElse(null));
        row.setRenewals(license.renewals());
    }

    private static void setStanding(LicenseRecord row, Standing standing) {
        Optional<Standing.Revoked> revoked = standing instanceof Standing.Revoked r ? Optional.of(r) : Optional.empty();
        row.setRevokedAt(revoked.map(Standing.Revoked::at).orElse(null));
        row.setRevokedBy(revoked.map(Standing.Revoked::by).map(Authority::text).orElse(null));
        row.setUpgradedAt(standing instanceof Standing.Upgraded upgraded ? upgraded.at() : null);
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
        row.setExpiresAt(terms.expiry().instantIfKnown().orElse(null));
        row.setExpiresAfterDays(terms.expiry() instanceof Expiry.AfterFirstActivation after ? after.days() : null);
        row.setMaintenanceStartsAt(terms.maintenance().map(MaintenancePlan::startsAt).orElse(null));
        row.setMaintenanceExpiresAt(terms.maintenance().map(MaintenancePlan::expiresAt).orElse(null));
        row.setAffiliateId(terms.tags().affiliateId());
        row.setUserData(terms.tags().userData());
        row.setUserDataDigest(userDataDigest(terms.tags().userData()).orElse(null));
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

    private static Standing standing(Record row) {
        if (row.get(LICENSE.REVOKED_AT) != null) {
            return new Standing.Revoked(
                    row.get(LICENSE.REVOKED_AT), Authority.valueOf(row.get(LICENSE.REVOKED_BY).toUpperCase(Locale.ROOT)));
        }
        return row.get(LICENSE.UPGRADED_AT) == null ? new Standing.Good() : new Standing.Upgraded(row.get(LICENSE.UPGRADED_AT));
    }

    /** Short enough for an index; empty data are never looked for. */
    static Optional<String> userDataDigest(String userData) {
        return userData.isEmpty() ? Optional.empty() : Optional.of(Fingerprint.of(userData));
    }
}
