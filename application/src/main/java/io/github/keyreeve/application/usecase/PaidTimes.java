package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.Renewals;
import io.github.keyreeve.application.port.out.Renewals.Subject;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.license.Prolongation.State;
import io.github.keyreeve.domain.license.Prolongation.Time;
import io.github.keyreeve.domain.license.Prolongations;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The time that renewals gave licences: taken back with the money, and given again. */
public final class PaidTimes {

    private final Renewals renewals;
    private final Licenses licenses;
    private final ChangedLicenses changed;
    private final Clock clock;

    public PaidTimes(Renewals renewals, Licenses licenses, ChangedLicenses changed, Clock clock) {
        this.renewals = renewals;
        this.licenses = licenses;
        this.changed = changed;
        this.clock = clock;
    }

    /** What a payment gave, whether or not it was taken back. */
    List<Prolongation> of(ProviderName provider, String payment) {
        return renewals.ofPayment(Subject.LICENSE, provider, payment);
    }

    /** Whether another payment than this one, and a good one, gave one of the licences some time. */
    boolean arePaidBesides(ProviderName provider, List<OrderedLicense> licenses, String payment) {
        return of(provider, licenses.stream().map(ordered -> ordered.license().id()).toList()).values().stream()
                .flatMap(ofLicense -> ofLicense.all().stream())
                .anyMatch(prolongation -> prolongation.isGood() && !prolongation.payment().equals(payment));
    }

    /** Of each of the licences, what was paid at that moment. */
    List<Prolongation> paidAt(ProviderName provider, List<OrderedLicense> licenses, Instant moment) {
        return of(provider, licenses.stream().map(ordered -> ordered.license().id()).toList()).values().stream()
                .flatMap(ofLicense -> ofLicense.paidAt(moment).stream())
                .toList();
    }

    /**
     * Notes a payment that licences owe all of their time to, since their end had been guessed until it was told. That of their
     * own order is none: what it gave goes with the order.
     */
    void noteWhole(ProviderName provider, String payment, Instant until, List<OrderedLicense> licenses) {
        List<OrderedLicense> ofOthers = licenses.stream()
                .filter(ordered -> !ordered.order().orderId().equals(Optional.of(payment)))
                .toList();
        if (ofOthers.isEmpty()) {
            return;
        }
        Set<UUID> known = of(provider, payment).stream().map(Prolongation::licenseId).collect(Collectors.toSet());
        renewals.add(Subject.LICENSE, provider, ofOthers.stream()
                .filter(ordered -> !known.contains(ordered.license().id()))
                .map(ordered -> new Prolongation(ordered.license().id(), payment,
                        Optional.of(new Time(ordered.license().createdAt(), until)), State.GOOD))
                .toList(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Map<UUID, Prolongations> of(ProviderName provider, List<UUID> licenseIds) {
        return renewals.ofLicenses(Subject.LICENSE, provider, licenseIds).stream().collect(Collectors.groupingBy(
                Prolongation::licenseId, Collectors.collectingAndThen(Collectors.toList(), Prolongations::new)));
    }

    /**
     * Takes back what payments gave: a licence that ends with the time of its payment ends where it did before. One that was
     * prolonged further keeps its end.
     *
     * @param what happened to the payment, as a word
     */
    NoticeResult takeBack(Told<?> told, List<Prolongation> given, State state, String what) {
        Map<UUID, OrderedLicense> found = licenses(given);
        Map<UUID, Prolongations> all = of(told.provider().name(), given.stream().map(Prolongation::licenseId).toList());
        int taken = 0;
        int kept = 0;
        for (Prolongation each : given) {
            if (each.isGood()) {
                boolean moved = move(told, found.get(each.licenseId()), end -> all.get(each.licenseId()).endWithout(each, end));
                taken += moved ? 1 : 0;
                kept += moved ? 0 : 1;
            }
            if (each.state() != State.RETURNED) {
                replace(told, each, state);
            }
        }
        return taken(taken, kept, what);
    }

    private static NoticeResult taken(int taken, int kept, String what) {
        String words = "The payment of a renewal is %s".formatted(what);
        if (kept > 0) {
            return NoticeResult.partlyDone(
                    "%s. The time that it gave is taken back from %d %s; %d %s prolonged further since, upgraded, or changed, and %s: look at them."
                            .formatted(words, taken, licenses(taken), kept, kept == 1 ? "licence was" : "licences were",
                                    kept == 1 ? "keeps its end" : "keep their ends"));
        }
        return NoticeResult.done(taken == 0
                ? words + "; that was seen to before."
                : "%s, and the time that it gave is taken back from %d %s.".formatted(words, taken, licenses(taken)));
    }

    /** Gives again what a dispute took, where no later payment has given more since. */
    NoticeResult giveBack(Told<?> told, List<Prolongation> given) {
        Map<UUID, OrderedLicense> found = licenses(given);
        int again = 0;
        for (Prolongation each : given) {
            if (each.state() == State.DISPUTED) {
                replace(told, each, State.GOOD);
                again += move(told, found.get(each.licenseId()), end -> each.time().map(Time::until).filter(end::isBefore)) ? 1 : 0;
            }
        }
        return NoticeResult.done(again == 0
                ? "The dispute was won; the licences of the renewal keep the ends that they have."
                : "The dispute was won, and %d %s the time of the renewal again.".formatted(again, again == 1 ? "licence has" : "licences have"));
    }

    /** To be read before what was paid for them: who changes them meanwhile is seen by their revisions. */
    private Map<UUID, OrderedLicense> licenses(List<Prolongation> given) {
        return licenses.find(given.stream().map(Prolongation::licenseId).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(ordered -> ordered.license().id(), Function.identity()));
    }

    /**
     * A licence that was upgraded stands for nothing any more; one that is revoked stays so.
     *
     * @param other the end that it is to have, from the one that it has
     * @return whether it has another end now
     */
    private boolean move(Told<?> told, OrderedLicense ordered, Function<Instant, Optional<Instant>> other) {
        Optional<Instant> end = ordered.license().standing() instanceof Standing.Upgraded
                ? Optional.empty()
                : ordered.license().terms().expiry().instantIfKnown().flatMap(other);
        if (end.isEmpty()) {
            changed.hold(ordered);
            return false;
        }
        changed.change(List.of(ordered), license -> license.with(license.terms().with(new Expiry.At(end.get()))),
                Kind.MODIFIED, clock.instant().truncatedTo(ChronoUnit.MICROS), told.origin());
        return true;
    }

    private void replace(Told<?> told, Prolongation read, State state) {
        if (read.state() != state) {
            renewals.replace(Subject.LICENSE, told.provider().name(), read, read.with(state));
        }
    }

    private static String licenses(int number) {
        return number == 1 ? "licence" : "licences";
    }
}
