package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.Renewals;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.usecase.PaidRenewals.Due;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.license.UsageRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Prolongs licences. */
public final class LicenseRenewer implements RenewLicenses {

    private final Transactions transactions;
    private final ReferredLicenses referred;
    private final ChangedLicenses changed;
    private final PaidRenewals renewals;
    private final UsageRules rules;
    private final Clock clock;

    public LicenseRenewer(
            Transactions transactions,
            ReferredLicenses referred,
            ChangedLicenses changed,
            Renewals renewals,
            UsageRules rules,
            Clock clock) {
        this.transactions = transactions;
        this.referred = referred;
        this.changed = changed;
        this.renewals = new PaidRenewals(renewals);
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Outcome renew(Request request) {
        return transactions.inTransaction(() -> {
            List<OrderedLicense> found = referred.find(request.which());
            List<OrderedLicense> good = found.stream().filter(LicenseRenewer::isGood).toList();
            List<OrderedLicense> ending = good.stream().filter(LicenseRenewer::ends).toList();
            if (found.isEmpty()) {
                return new Outcome.NotFound();
            }
            if (good.isEmpty()) {
                return found.stream().anyMatch(ordered -> ordered.license().standing() instanceof Standing.Revoked)
                        ? new Outcome.Revoked()
                        : new Outcome.Upgraded();
            }
            return ending.isEmpty() ? new Outcome.Permanent() : new Outcome.Renewed(renew(request, ending));
        });
    }

    private List<OrderedLicense> renew(Request request, List<OrderedLicense> ending) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UnaryOperator<License> renewal = license -> license.renewed(request.renewal(), now, rules.zone());
        Due due = due(request, ending, renewal, now);
        // Where the payment prolonged a licence meanwhile, what was read before that is not what is to be answered.
        List<OrderedLicense> present = due.licenses().size() == ending.size() ? ending : referred.again(request.which(), ending);
        List<OrderedLicense> after = changed.change(present, license -> {
            License withProperties = request.properties()
                    .map(text -> license.with(license.terms().with(license.terms().tags().withProperties(text))))
                    .orElse(license);
            return due.licenses().contains(license.id()) ? renewal.apply(withProperties) : withProperties;
        }, Kind.RENEWED, now, request.origin());
        return after.stream()
                .map(ordered -> due.unmoved().contains(ordered.license().id()) && ending.contains(ordered) ? changed.hold(ordered) : ordered)
                .toList();
    }

    /** Those that this very payment has not prolonged yet. */
    private Due due(Request request, List<OrderedLicense> ending, UnaryOperator<License> renewal, Instant now) {
        List<License> renewed = ending.stream().map(OrderedLicense::license).map(renewal).toList();
        return request.payment()
                .map(payment -> renewals.due(payment, request.renewal(), ending, renewed, now))
                .orElseGet(() -> new Due(renewed.stream().map(License::id).collect(Collectors.toSet()), Set.of()));
    }

    private static boolean isGood(OrderedLicense ordered) {
        return ordered.license().standing() instanceof Standing.Good;
    }

    private static boolean ends(OrderedLicense ordered) {
        return !ordered.license().terms().model().isPermanent()
                && !(ordered.license().terms().expiry() instanceof Expiry.Never);
    }
}
