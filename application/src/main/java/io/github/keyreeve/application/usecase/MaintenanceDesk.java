package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.MaintainLicenses;
import io.github.keyreeve.application.port.in.RenewLicenses.Payment;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.Renewals;
import io.github.keyreeve.application.port.out.Renewals.Subject;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.LicenseReference;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Looks after maintenance plans. */
public final class MaintenanceDesk implements MaintainLicenses {

    private final Transactions transactions;
    private final ReferredLicenses referred;
    private final ChangedLicenses changed;
    private final Renewals renewals;
    private final UsageRules rules;
    private final Renewal usual;
    private final Clock clock;

    /** @param usualDays how long a plan lasts if nothing else is said, 1 to 36,500 */
    public MaintenanceDesk(
            Transactions transactions,
            ReferredLicenses referred,
            ChangedLicenses changed,
            Renewals renewals,
            UsageRules rules,
            int usualDays,
            Clock clock) {
        this.transactions = transactions;
        this.referred = referred;
        this.changed = changed;
        this.renewals = renewals;
        this.rules = rules;
        this.usual = new Renewal.ByDays(usualDays);
        this.clock = clock;
    }

    @Override
    public Outcome enable(LicenseReference which, Optional<Renewal> renewal, Origin origin) {
        return withFound(which, (found, now) -> new Outcome.Done(changed.change(found, license -> withPlan(license,
                license.terms().maintenance()
                        .filter(plan -> plan.isRenewable(now, rules.grace()))
                        .map(plan -> renewal.filter(Renewal.Until.class::isInstance).map(plan::renewed).orElse(plan))
                        .orElseGet(() -> new MaintenancePlan(now, now).renewed(renewal.orElse(usual)))),
                Kind.MODIFIED, now, origin)));
    }

    @Override
    public Outcome disable(LicenseReference which, Origin origin) {
        return withFound(which, (found, now) -> new Outcome.Done(changed.change(
                found, license -> license.with(license.terms().with(Optional.<MaintenancePlan>empty())), Kind.MODIFIED, now, origin)));
    }

    @Override
    public Outcome renew(LicenseReference which, Optional<Renewal> renewal, Optional<Payment> payment, Origin origin) {
        return withFound(which, (found, now) -> {
            List<OrderedLicense> planned = found.stream()
                    .filter(ordered -> ordered.license().terms().maintenance().isPresent())
                    .toList();
            List<OrderedLicense> renewable = planned.stream()
                    .filter(ordered -> ordered.license().terms().maintenance().orElseThrow().isRenewable(now, rules.grace()))
                    .toList();
            if (renewable.isEmpty()) {
                return planned.isEmpty() ? new Outcome.NoPlan() : new Outcome.EndedTooLongAgo();
            }
            Renewal wanted = renewal.orElse(usual);
            Set<UUID> due = due(renewable, wanted, payment, now);
            // Where the payment prolonged a plan meanwhile, what was read before that is not what is to be answered.
            List<OrderedLicense> present = due.size() == renewable.size() ? renewable : referred.again(which, renewable);
            return new Outcome.Done(changed.change(present, license -> due.contains(license.id())
                            ? withPlan(license, license.terms().maintenance().orElseThrow().renewed(wanted))
                            : license,
                    Kind.MAINTENANCE_RENEWED, now, origin));
        });
    }

    private Outcome withFound(LicenseReference which, BiFunction<List<OrderedLicense>, Instant, Outcome> work) {
        return transactions.inTransaction(() -> {
            List<OrderedLicense> found = referred.find(which);
            return found.isEmpty()
                    ? new Outcome.NotFound()
                    : work.apply(found, clock.instant().truncatedTo(ChronoUnit.MICROS));
        });
    }

    private Set<UUID> due(List<OrderedLicense> renewable, Renewal renewal, Optional<Payment> payment, Instant now) {
        Set<UUID> all = renewable.stream().map(ordered -> ordered.license().id()).collect(Collectors.toSet());
        return switch (renewal) {
            case Renewal.Until until -> all;
            case Renewal.ByDays by -> payment
                    .map(paid -> firstTime(all, paid, now))
                    .orElse(all);
        };
    }

    /** What a plan gets is not taken back: that it was given is all that counts. */
    private Set<UUID> firstTime(Set<UUID> licenseIds, Payment payment, Instant now) {
        Set<UUID> fresh = new HashSet<>(licenseIds);
        renewals.ofPayment(Subject.MAINTENANCE, payment.provider(), payment.orderId())
                .forEach(known -> fresh.remove(known.licenseId()));
        renewals.add(Subject.MAINTENANCE, payment.provider(), fresh.stream()
                .map(id -> new Prolongation(id, payment.orderId(), Optional.empty(), Prolongation.State.GOOD))
                .toList(), now);
        return fresh;
    }

    private static License withPlan(License license, MaintenancePlan plan) {
        return license.with(license.terms().with(Optional.of(plan)));
    }
}
