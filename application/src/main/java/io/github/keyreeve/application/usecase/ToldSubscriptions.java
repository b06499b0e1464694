package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.OrderNumbers;
import io.github.keyreeve.application.port.out.Refunds;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.notice.Loss;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionBegun;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Reaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prolongs and ends what belongs to the subscriptions that shops tell of. */
public final class ToldSubscriptions {

    private static final String DURATION = "is_expduration";
    /** A guessed end is reckoned from the full second, shortly before the licence is made. */
    private static final Duration GUESSED_TO = Duration.ofSeconds(10);

    private final RenewLicenses renewals;
    private final RevokeLicenses revocations;
    private final Licenses licenses;
    private final OrderNumbers numbers;
    private final Refunds refunds;
    private final MappedArguments mapped;
    private final PaidTimes times;
    private final ChangedLicenses changed;
    private final RenewalMails mails;
    private final Clock clock;

    public ToldSubscriptions(
            RenewLicenses renewals,
            RevokeLicenses revocations,
            Licenses licenses,
            OrderNumbers numbers,
            Refunds refunds,
            ArgumentSets argumentSets,
            PaidTimes times,
            ChangedLicenses changed,
            RenewalMails mails,
            Clock clock) {
        this.renewals = renewals;
        this.revocations = revocations;
        this.licenses = licenses;
        this.numbers = numbers;
        this.refunds = refunds;
        this.mapped = new MappedArguments(argumentSets);
        this.times = times;
        this.changed = changed;
        this.mails = mails;
        this.clock = clock;
    }

    /** Whether licences of the subscription came with another order, so that this one goes on with them. */
    boolean hasOtherOrders(ProviderName provider, String subscriptionId, String orderId) {
        return of(provider, subscriptionId).stream()
                .anyMatch(ordered -> !ordered.order().orderId().equals(Optional.of(orderId)));
    }

    NoticeResult renew(Told<SubscriptionPaid> told) {
        SubscriptionPaid paid = told.notice();
        if (paid.testOrder() && told.provider().liveOnly()) {
            return NoticeResult.done("This is a test payment, and this shop is set to live orders only.");
        }
        List<OrderedLicense> found = of(told.provider().name(), paid.subscriptionId());
        if (found.isEmpty()) {
            return NoticeResult.notYet("No licence of this subscription is known.");
        }
        paid.payment().ifPresent(payment -> note(told.provider().name(), payment));
        Optional<Loss> loss = paid.payment().flatMap(payment -> refunds.lossOf(told.provider().name(), payment.number()));
        if (loss.isPresent()) {
            return lost(loss.get());
        }
        if (paid.until().isPresent()) {
            return renew(told, found, until(paid.until().get()), paid.payment().map(Payment::number));
        }
        if (paid.payment().isEmpty()) {
            return NoticeResult.waits("The shop says neither until when the subscription is paid nor by which payment.");
        }
        Optional<Integer> days = days(told);
        int untold = (int) PaidLines.UNTOLD_PERIOD.toDays();
        NoticeResult renewed = renew(told, found, new Renewal.ByDays(days.orElse(untold)), paid.payment().map(Payment::number));
        return days.isPresent() ? renewed : NoticeResult.of(List.of(renewed, NoticeResult.partlyDone(
                "Neither the shop nor the mapping says how long it is paid for, so %d days were added; is_expduration in the mapping says it."
                        .formatted(untold))));
    }

    /** It may have waited for its licences since before. */
    private static NoticeResult lost(Loss loss) {
        String words = "The payment is %s, so it prolongs nothing.".formatted(loss.text());
        return loss == Loss.DISPUTED ? NoticeResult.waits(words + " Run this again when the dispute is won.") : NoticeResult.done(words);
    }

    /** Most shops count the payment of a renewal as an order, and name it so when it is refunded. */
    private void note(ProviderName provider, Payment payment) {
        numbers.note(provider, payment.number(), payment.otherNumbers());
        refunds.hold(provider, payment.number(), payment.amount());
    }

    /**
     * Moves the end of what is there; what is not known yet is no fault, and may come in the next hours.
     *
     * @param order that the time was paid by
     */
    NoticeResult prolongIfKnown(Told<?> told, String subscriptionId, Instant until, String order) {
        List<OrderedLicense> found = of(told.provider().name(), subscriptionId);
        return found.isEmpty()
                ? NoticeResult.maybeLater("No licence of the subscription is known yet.")
                : prolong(told, found, until(until), Optional.of(order)).result();
    }

    NoticeResult begin(Told<SubscriptionBegun> told) {
        SubscriptionBegun begun = told.notice();
        ProviderName provider = told.provider().name();
        String order = numbers.orderOf(provider, begun.order()).orElse(begun.order());
        numbers.noteSubscription(provider, begun.subscriptionId(), order);
        return begun.until()
                .map(until -> prolongIfKnown(told, begun.subscriptionId(), until, order))
                .orElseGet(() -> NoticeResult.done("The subscription is known now."));
    }

    NoticeResult end(Told<SubscriptionEnded> told) {
        List<OrderedLicense> found = held(told.provider().name(), told.notice().subscriptionId());
        if (found.isEmpty()) {
            return NoticeResult.notYet("No licence of this subscription is known.");
        }
        if (told.provider().notices().endedSubscriptions() == Reaction.RECORD) {
            return NoticeResult.done("The subscription ended; its licences expire, as this shop is set.");
        }
        List<OrderedLicense> ending = ofSubscription(found);
        if (ending.isEmpty()) {
            return NoticeResult.done("The subscription ended; its licences are permanent, and stay.");
        }
        revocations.revoke(reference(ending), Authority.SUBSCRIPTION, told.origin());
        return NoticeResult.done("The subscription ended, and its licences are revoked.");
    }

    private NoticeResult renew(
            Told<SubscriptionPaid> told, List<OrderedLicense> found, Renewal renewal, Optional<String> payment) {
        Prolonged prolonged = prolong(told, givenBack(told, found, renewal, payment), renewal, payment);
        mails.tell(prolonged.before(), prolonged.after(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return prolonged.result();
    }

    /** Buyers start again what they had ended, and settle what they owed: what only the end took comes back with the time. */
    private List<OrderedLicense> givenBack(
            Told<?> told, List<OrderedLicense> found, Renewal renewal, Optional<String> payment) {
        Set<UUID> prolonged = payment.map(number -> times.of(told.provider().name(), number)).stream()
                .flatMap(List::stream).map(Prolongation::licenseId).collect(Collectors.toSet());
        return changed.change(found,
                license -> license.isRevokedBy(Authority.SUBSCRIPTION) && !prolonged.contains(license.id()) && isTime(renewal, license)
                        ? license.reinstated(Authority.SUBSCRIPTION)
                        : license,
                Kind.REINSTATED, clock.instant().truncatedTo(ChronoUnit.MICROS), told.origin());
    }

    /** Whether the renewal gives a licence time that it did not have; what is told late was mostly paid before the end. */
    private static boolean isTime(Renewal renewal, License license) {
        return !(renewal instanceof Renewal.Until until)
                || license.terms().expiry().instantIfKnown().filter(until.end()::isAfter).isPresent();
    }

    private Prolonged prolong(Told<?> told, List<OrderedLicense> found, Renewal renewal, Optional<String> payment) {
        Optional<RenewLicenses.Payment> paidBy = payment
                .or(() -> renewal instanceof Renewal.Until until ? Optional.of(Prolongation.untold(until.end())) : Optional.empty())
                .map(number -> new RenewLicenses.Payment(told.provider().name(), number));
        List<OrderedLicense> ofSubscription = ofSubscription(found);
        RenewLicenses.Outcome outcome = renewals.renew(new RenewLicenses.Request(
                reference(ended(ofSubscription, renewal, payment, told)), renewal, paidBy, Optional.empty(), told.origin()));
        return new Prolonged(ofSubscription, outcome instanceof RenewLicenses.Outcome.Renewed renewed ? renewed.licenses() : List.of());
    }

    private static LicenseReference reference(List<OrderedLicense> licenses) {
        return new LicenseReference.OfIds(licenses.stream().map(ordered -> ordered.license().id()).collect(Collectors.toSet()));
    }

    /**
     * Keeps others from the subscription's orders first: who gives it more licences and who ends it, or takes its money back, do so
     * one after the other.
     */
    List<OrderedLicense> held(ProviderName provider, String subscriptionId) {
        of(provider, subscriptionId).stream()
                .flatMap(ordered -> ordered.order().orderId().stream())
                .distinct().sorted()
                .forEach(order -> refunds.hold(provider, order, Optional.empty()));
        return of(provider, subscriptionId);
    }

    /** Of the subscription itself, and of the orders that the shop says it belongs to. */
    List<OrderedLicense> of(ProviderName provider, String subscriptionId) {
        Map<UUID, OrderedLicense> found = new LinkedHashMap<>();
        Stream.concat(
                        licenses.ofSubscription(provider, subscriptionId).stream(),
                        numbers.ordersOfSubscription(provider, subscriptionId).stream()
                                .flatMap(order -> licenses.ofOrder(provider, order).stream()))
                .forEach(ordered -> found.putIfAbsent(ordered.license().id(), ordered));
        return List.copyOf(found.values());
    }

    /** An order may hold other things than the subscription; what is permanent is none of it. */
    private static List<OrderedLicense> ofSubscription(List<OrderedLicense> found) {
        return found.stream().filter(ordered -> !ordered.license().terms().model().isPermanent()).toList();
    }

    /**
     * Some shops tell of an order first, and then how long it is paid for: what was issued without an end, or with one that
     * was guessed, gets the one that is told.
     */
    private List<OrderedLicense> ended(
            List<OrderedLicense> ofSubscription, Renewal renewal, Optional<String> payment, Told<?> told) {
        if (!(renewal instanceof Renewal.Until until)) {
            return ofSubscription;
        }
        payment.ifPresent(number -> times.noteWhole(told.provider().name(), number, until.end(),
                ofSubscription.stream().filter(ordered -> isUntold(ordered.license(), until.end())).toList()));
        return changed.change(ofSubscription,
                license -> isUntold(license, until.end()) ? license.with(license.terms().with(new Expiry.At(until.end()))) : license,
                Kind.RENEWED, clock.instant().truncatedTo(ChronoUnit.MICROS), told.origin());
    }

    private static boolean isUntold(License license, Instant told) {
        return license.standing() instanceof Standing.Good
                && (license.terms().expiry() instanceof Expiry.Never || endsTooLate(license, told));
    }

    /** Whether nobody had told its end so far, and it is told to be an earlier one. */
    private static boolean endsTooLate(License license, Instant told) {
        return license.terms().expiry() instanceof Expiry.At(Instant end) && end.isAfter(told)
                && Duration.between(license.createdAt(), end).minus(PaidLines.UNTOLD_PERIOD).abs().compareTo(GUESSED_TO) <= 0;
    }

    /** How long a payment is good for by the mapping of what is renewed. */
    private Optional<Integer> days(Told<SubscriptionPaid> told) {
        Mapping mapping = told.notice().line().map(line -> mapped.mapping(line, told.provider())).orElse(Mapping.NONE);
        return new ArgumentReader(mapped.complete(told.arguments(), mapping)).wholeNumber(DURATION, 1, Expiry.MAX_DAYS);
    }

    /** As exactly as it can be stored, so that the same end told again is the same. */
    private static Renewal.Until until(Instant end) {
        return new Renewal.Until(end.isAfter(Expiry.LAST) ? Expiry.LAST : end.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * What became of a subscription's licences.
     *
     * @param after those that are neither revoked nor upgraded, as they are now
     */
    private record Prolonged(List<OrderedLicense> before, List<OrderedLicense> after) {

        NoticeResult result() {
            if (before.isEmpty()) {
                return NoticeResult.done("The licences of the subscription are permanent.");
            }
            if (after.isEmpty()) {
                return NoticeResult.waits("The subscription is paid, but its licences are revoked or upgraded.");
            }
            long moved = after.stream().filter(this::isMoved).count();
            return NoticeResult.done(moved == 0
                    ? "No licence ends later by this: it had the time already, or the money for it went back."
                    : "%d %s paid for a further time.".formatted(moved, moved == 1 ? "licence is" : "licences are"));
        }

        private boolean isMoved(OrderedLicense now) {
            return before.stream().anyMatch(earlier -> earlier.license().id().equals(now.license().id())
                    && !earlier.license().terms().expiry().equals(now.license().terms().expiry()));
        }
    }
}
