package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.CorrectLicenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Changes what licences are good for. */
public final class LicenseCorrector implements CorrectLicenses {

    private final Transactions transactions;
    private final ReferredLicenses referred;
    private final ChangedLicenses changed;
    private final Products products;
    private final Clock clock;

    public LicenseCorrector(
            Transactions transactions, ReferredLicenses referred, ChangedLicenses changed, Products products, Clock clock) {
        this.transactions = transactions;
        this.referred = referred;
        this.changed = changed;
        this.products = products;
        this.clock = clock;
    }

    @Override
    public Outcome correct(LicenseReference which, Correction correction, Authority authority, Origin origin) {
        return transactions.inTransaction(() -> {
            List<OrderedLicense> found = referred.find(which);
            List<ArgumentError> errors = found.stream()
                    .flatMap(ordered -> errors(ordered.license(), correction).stream()).distinct().toList();
            int used = found.stream().mapToInt(ordered -> ordered.license().activationsUsed()).max().orElse(0);
            if (found.isEmpty()) {
                return new Outcome.NotFound();
            }
            if (!errors.isEmpty()) {
                return new Outcome.Invalid(errors);
            }
            if (correction.activationsAllowed().filter(allowed -> allowed < used).isPresent()) {
                return new Outcome.MoreInUse(used);
            }
            boolean forbidden = correction.revoked().filter(revoked -> !revoked).isPresent()
                    && !found.stream().allMatch(ordered -> ordered.license().mayBeReinstatedBy(authority));
            return forbidden
                    ? new Outcome.RevokedByAdministrator()
                    : new Outcome.Corrected(correct(found, correction, authority, origin));
        });
    }

    private List<OrderedLicense> correct(
            List<OrderedLicense> found, Correction correction, Authority authority, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<OrderedLicense> corrected =
                changed.change(found, license -> corrected(license, correction, now), Kind.MODIFIED, now, origin);
        return correction.revoked().map(revoked -> revoked
                        ? changed.change(corrected, license -> license.revoked(now, authority), Kind.REVOKED, now, origin)
                        : changed.change(corrected, license -> license.reinstated(authority), Kind.REINSTATED, now, origin))
                .orElse(corrected);
    }

    private List<ArgumentError> errors(License license, Correction correction) {
        List<ArgumentError> errors = new ArrayList<>();
        correction.version()
                .filter(version -> products.nameOf(of(license, version)).isEmpty())
                .ifPresent(version -> errors.add(new ArgumentError("is_majorversion", "names no version of the product")));
        correction.expiry()
                .filter(expiry -> license.terms().model().isPermanent())
                .ifPresent(expiry -> errors.add(new ArgumentError("is_expdate", "must not be set: a permanent licence never ends")));
        return errors;
    }

    private static License corrected(License license, Correction correction, Instant now) {
        LicenseTerms terms = license.terms();
        LicenseTags tags = terms.tags();
        LicenseTags newTags = tags
                .withUserData(correction.userData().orElse(tags.userData()))
                .withAffiliateId(correction.affiliateId().orElse(tags.affiliateId()))
                .withProperties(correction.properties().orElse(tags.properties()));
        LicenseTerms newTerms = terms
                .with(correction.version().map(version -> of(license, version)).orElse(terms.version()))
                .with(correction.features().orElse(terms.features()))
                .with(correction.expiry().orElse(terms.expiry()))
                .with(correction.maintenanceExpiresAt()
                        .map(end -> end.map(instant -> new MaintenancePlan(
                                terms.maintenance().map(MaintenancePlan::startsAt).orElse(now), instant)))
                        .orElse(terms.maintenance()))
                .with(newTags);
        Releases releases = license.releases();
        Releases.Limit limit = new Releases.Limit(
                correction.maxReleases().orElse(releases.limit().most()),
                correction.releasePeriodDays().orElse(releases.limit().periodDays()));
        return license.with(newTerms)
                .with(new Releases(limit, releases.count(), releases.since()))
                .withActivationsAllowed(correction.activationsAllowed().orElse(license.activationsAllowed()));
    }

    private static VersionId of(License license, Version version) {
        return new VersionId(license.terms().version().productId(), version.major(), version.minor());
    }
}
