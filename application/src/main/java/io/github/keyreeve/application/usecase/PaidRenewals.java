package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.RenewLicenses.Payment;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.Renewals;
import io.github.keyreeve.application.port.out.Renewals.Subject;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.license.Prolongation.State;
import io.github.keyreeve.domain.license.Prolongation.Time;
import io.github.keyreeve.domain.license.Prolongations;
import io.github.keyreeve.domain.license.Renewal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lets each payment prolong a licence once, and keeps what it gave. */
final class PaidRenewals {

    private final Renewals renewals;

    PaidRenewals(Renewals renewals) {
        this.renewals = renewals;
    }

    /**
     * Notes that the payment prolongs the licences, each in the way that the renewal does.
     *
     * @param licenses as they are before
     * @param renewed as they are after, in the same order
     * @return those of them that it has to prolong: not what it has prolonged as far before, and not what was taken back
     * @throws OutdatedReadException if another request prolongs them by the same payment now
     */
    Due due(Payment payment, Renewal renewal, List<OrderedLicense> licenses, List<License> renewed, Instant now) {
        List<UUID> ids = licenses.stream().map(ordered -> ordered.license().id()).toList();
        Map<UUID, List<Prolongation>> known = renewals.ofLicenses(Subject.LICENSE, payment.provider(), ids).stream()
                .collect(Collectors.groupingBy(Prolongation::licenseId));
        List<Prolongation> fresh = new ArrayList<>();
        Set<UUID> unmoved = new HashSet<>();
        Set<UUID> due = new HashSet<>(ids);
        for (int i = 0; i < licenses.size(); i++) {
            OrderedLicense before = licenses.get(i);
            Prolongations ofLicense = new Prolongations(known.getOrDefault(ids.get(i), List.of()));
            if (isDue(payment.orderId(), renewal, ofLicense)) {
                Optional<Prolongation> noted = note(payment, renewal, before, renewed.get(i), ofLicense);
                noted.ifPresent(fresh::add);
                if (!isMoved(before.license(), renewed.get(i)) && (noted.isPresent() || !ofLicense.all().isEmpty())) {
                    unmoved.add(ids.get(i));
                }
            } else {
                due.remove(ids.get(i));
            }
        }
        renewals.add(Subject.LICENSE, payment.provider(), fresh, now);
        return new Due(due, unmoved);
    }

    /**
     * @param unmoved those of them that end as late already, which may be by other payments: that must still be so when this is
     *     stored
     */
    record Due(Set<UUID> licenses, Set<UUID> unmoved) {}

    private static boolean isDue(String payment, Renewal renewal, Prolongations known) {
        Optional<Prolongation> same = known.by(payment);
        return switch (renewal) {
            case Renewal.ByDays by -> same.isEmpty();
            case Renewal.Until until -> same.map(before -> before.isGood() && !before.reaches(until.end()))
                    .orElseGet(() -> !Prolongation.isUntold(payment) || !known.isTakenBack(until.end()));
        };
    }

    /** @return what is new; what was known and is different now is stored already */
    private Optional<Prolongation> note(
            Payment payment, Renewal renewal, OrderedLicense before, License renewed, Prolongations known) {
        License license = before.license();
        Optional<Prolongation> same = known.by(payment.orderId());
        boolean moved = isMoved(license, renewed);
        Optional<Time> time = time(renewal, license.terms().expiry(), renewed.terms().expiry(), known)
                .or(() -> nothing(payment, renewal, before));
        if (same.isPresent()) {
            time.ifPresent(given -> replace(payment, same.get(), same.get().with(
                    new Time(same.get().time().map(Time::from).orElse(given.from()), given.until()))));
            return Optional.empty();
        }
        if (!moved && (time.isEmpty() || Prolongation.isUntold(payment.orderId()))) {
            return Optional.empty();
        }
        Optional<Prolongation> unnamed = moved ? Optional.empty() : time.flatMap(given -> known.untold(given.until()));
        if (unnamed.isPresent()) {
            replace(payment, unnamed.get(), unnamed.get().named(payment.orderId()));
            return Optional.empty();
        }
        return Optional.of(new Prolongation(license.id(), payment.orderId(), time, State.GOOD));
    }

    private static boolean isMoved(License before, License after) {
        return !after.terms().expiry().equals(before.terms().expiry());
    }

    private static Optional<Time> time(Renewal renewal, Expiry before, Expiry after, Prolongations known) {
        return before.instantIfKnown().flatMap(end -> switch (renewal) {
            case Renewal.Until until -> known.timeUntil(until.end(), end);
            case Renewal.ByDays by -> after.instantIfKnown().map(later -> new Time(end, later));
        });
    }

    /**
     * A payment for an earlier time than the one that the licence's own order paid was told late. It gave nothing, but must not
     * go unseen when that order's money goes back, or its own.
     */
    private static Optional<Time> nothing(Payment payment, Renewal renewal, OrderedLicense before) {
        return renewal instanceof Renewal.Until until
                        && before.license().terms().expiry().instantIfKnown().filter(until.end()::isBefore).isPresent()
                        && !before.order().orderId().equals(Optional.of(payment.orderId()))
                ? Optional.of(Time.nothingUntil(until.end()))
                : Optional.empty();
    }

    private void replace(Payment payment, Prolongation read, Prolongation changed) {
        renewals.replace(Subject.LICENSE, payment.provider(), read, changed);
    }
}
