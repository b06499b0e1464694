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
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.CustomerPart;
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
    private final ShownCustomers shownCustomers;
    private final Products products;
    private final UsageRules rules;
    private final Clock clock;

    public LicenseCorrector(
            Transactions transactions,
            ReferredLicenses referred,
            ChangedLicenses changed,
            ShownCustomers shownCustomers,
            Products products,
            UsageRules rules,
            Clock clock) {
        this.transactions = transactions;
        this.referred = referred;
        this.changed = changed;
        this.shownCustomers = shownCustomers;
        this.products = products;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Outcome correct(LicenseReference which, Correction correction, Authority authority, Origin origin) {
        return transactions.inTransaction(() -> {
            List<OrderedLicense> found = referred.find(which);
            List<ArgumentError> errors = errors(found, correction);
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

    @Override
    public List<ArgumentError> faults(LicenseReference which, Correction correction) {
        return errors(referred.find(which), correction);
    }

    private List<OrderedLicense> correct(
            List<OrderedLicense> found, Correction correction, Authority authority, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<OrderedLicense> withTerms =
                changed.change(found, license -> corrected(license, correction, now), Kind.MODIFIED, now, origin);
        List<OrderedLicense> corrected = correction.customer().isEmpty()
                ? withTerms
                : withTerms.stream().map(ordered -> shownCustomers.change(ordered, correction.customer(), now, origin)).toList();
        return correction.revoked().map(revoked -> revoked
                        ? changed.change(corrected, license -> license.revoked(now, authority), Kind.REVOKED, now, origin)
                        : changed.change(corrected, license -> license.reinstated(authority), Kind.REINSTATED, now, origin))
                .orElse(corrected);
    }

    private List<ArgumentError> errors(List<OrderedLicense> found, Correction correction) {
        return found.stream().flatMap(ordered -> errors(ordered, correction).stream()).distinct().toList();
    }

    private List<ArgumentError> errors(OrderedLicense ordered, Correction correction) {
        List<ArgumentError> errors = new ArrayList<>();
        License license = ordered.license();
        correction.version()
                .filter(version -> products.nameOf(of(license, version)).isEmpty())
                .ifPresent(version -> errors.add(new ArgumentError("is_majorversion", "names no version of the product")));
        correction.expiry()
                .filter(expiry -> license.terms().model().isPermanent())
                .ifPresent(expiry -> errors.add(new ArgumentError("is_expdate", "must not be set: a permanent licence never ends")));
        if (!correction.customer().isEmpty()
                && correction.customer().getOrDefault(CustomerPart.EMAIL, ordered.customer().email()).isEmpty()) {
            errors.add(new ArgumentError("customer.email", "must be there: the customer is known by it"));
        }
        return errors;
    }

    private License corrected(License license, Correction correction, Instant now) {
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
        License corrected = license.with(newTerms)
                .with(new Releases(limit, releases.count(), releases.since()))
                .withActivationsAllowed(correction.activationsAllowed().orElse(license.activationsAllowed()));
        // Days wait for a first activation; a licence that has one would never end.
        return license.activationsUsed() > 0 ? corrected.startedAt(now, rules.zone()) : corrected;
    }

    private static VersionId of(License license, Version version) {
        return new VersionId(license.terms().version().productId(), version.major(), version.minor());
    }
}
