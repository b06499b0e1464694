package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.OrderNumbers;
import io.github.keyreeve.application.port.out.Refunds;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.license.Prolongation.State;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.notice.Loss;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.ReturnedLine;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionRefunded;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.PartialRefunds;
import io.github.keyreeve.domain.provider.Reaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes back what orders and renewals gave when their money went back, and gives it again. */
public final class TakenBackOrders {

    private final RevokeLicenses revocations;
    private final UnusedActivations unused;
    private final Licenses licenses;
    private final OrderNumbers numbers;
    private final Refunds refunds;
    private final PaidTimes times;
    private final Clock clock;

    public TakenBackOrders(
            RevokeLicenses revocations,
            UnusedActivations unused,
            Licenses licenses,
            OrderNumbers numbers,
            Refunds refunds,
            PaidTimes times,
            Clock clock) {
        this.revocations = revocations;
        this.unused = unused;
        this.licenses = licenses;
        this.numbers = numbers;
        this.refunds = refunds;
        this.times = times;
        this.clock = clock;
    }

    /** A part of what was paid revokes nothing, until all parts are there. */
    NoticeResult refund(Told<OrderRefunded> told) {
        OrderRefunded refunded = told.notice();
        return found(told, refunded.order(), found -> refunded.refund().flatMap(refund -> isAll(told, found, refund)).orElse(true)
                ? takeBack(told, found, told.provider().notices().refunds(), Loss.REFUNDED)
                : NoticeResult.done("A part of what was paid for the %s is refunded; %s.".formatted(found.paidFor(), found.stays())));
    }

    /** @param ofSubscription all licences of it */
    NoticeResult refundTime(Told<SubscriptionRefunded> told, List<OrderedLicense> ofSubscription) {
        ProviderName provider = told.provider().name();
        if (ofSubscription.isEmpty()) {
            return NoticeResult.notYet("No licence of this subscription is known.");
        }
        if (told.notice().paidAt().isEmpty()) {
            return ofSubscription.stream().flatMap(ordered -> ordered.order().orderId().stream()).findFirst()
                    .map(order -> refund(told.with(new OrderRefunded(order))))
                    .orElseGet(() -> NoticeResult.waits("The order that began the subscription has no number."));
        }
        List<Prolongation> paid = times.paidAt(provider, ofSubscription, told.notice().paidAt().get());
        if (paid.isEmpty()) {
            return NoticeResult.waits("A payment of the subscription is refunded, and it is not known which time it paid: "
                    + "if the licence is to end, revoke or shorten it by hand.");
        }
        return told.provider().notices().refunds() == Reaction.RECORD
                ? NoticeResult.done("The renewal is refunded; the time that it gave stays, as this shop is set.")
                : times.takeBack(told, paid, State.RETURNED, Loss.REFUNDED.text());
    }

    /** Orders are mostly cancelled before they are paid; that is no matter unless the payment is still on its way. */
    NoticeResult cancel(Told<OrderCancelled> told) {
        return find(told.provider().name(), told.notice().order())
                .map(found -> takeBack(told, found, told.provider().notices().cancellations(), Loss.CANCELLED))
                .orElseGet(() -> told.notice().mayBePaid()
                        ? NoticeResult.maybeLater("The order was cancelled, and it is not known to be paid.")
                        : NoticeResult.done("The order was cancelled before anybody paid it."));
    }

    NoticeResult dispute(Told<?> told, String number) {
        return found(told, number, found -> takeBack(told, found, told.provider().notices().disputes(), Loss.DISPUTED));
    }

    private NoticeResult takeBack(Told<?> told, Found found, Reaction reaction, Loss loss) {
        if (reaction == Reaction.REVOKE && !found.isRenewal()) {
            // Also where nothing was issued: its keys may still wait for a mapping.
            refunds.lose(told.provider().name(), found.reference().orderId(), loss);
        }
        if (found.isNothing()) {
            return NoticeResult.done("The order is %s; it has no licences.".formatted(loss.text()));
        }
        if (reaction == Reaction.RECORD) {
            return NoticeResult.done("The %s is %s; %s, as this shop is set.".formatted(found.paidFor(), loss.text(), found.stays()));
        }
        List<NoticeResult> results = new ArrayList<>();
        if (!found.licenses().isEmpty()) {
            results.add(revoke(told, found, loss));
        }
        if (!found.prolonged().isEmpty()) {
            results.add(times.takeBack(told, found.prolonged(), loss.state(), loss.text()));
        }
        return NoticeResult.of(results);
    }

    /** What is told again, such as by each save of an order, does not undo that staff gave a licence back. */
    private NoticeResult revoke(Told<?> told, Found found, Loss loss) {
        ProviderName provider = told.provider().name();
        String order = found.reference().orderId();
        Set<UUID> all = ids(found.licenses());
        Set<UUID> fresh = loss == Loss.DISPUTED ? all : refunds.take(provider, loss.text() + " " + order, all, now());
        if (fresh.isEmpty()) {
            return NoticeResult.done("The order is %s; that was seen to before.".formatted(loss.text()));
        }
        revocations.revoke(new LicenseReference.OfIds(fresh), loss == Loss.DISPUTED ? Authority.DISPUTE : Authority.SHOP, told.origin());
        return times.arePaidBesides(provider, found.licenses(), order)
                ? NoticeResult.partlyDone("The order is %s, and its licences are revoked, though a renewal of theirs is paid: look at them."
                        .formatted(loss.text()))
                : NoticeResult.done("The order is %s, and its licences are revoked.".formatted(loss.text()));
    }

    private static Set<UUID> ids(List<OrderedLicense> licenses) {
        return licenses.stream().map(ordered -> ordered.license().id()).collect(Collectors.toSet());
    }

    NoticeResult giveBack(Told<?> told, String number) {
        return found(told, number, found -> giveBack(told, found));
    }

    private NoticeResult giveBack(Told<?> told, Found found) {
        // What a dispute did not take away, a dispute that is won does not give back: somebody else had a reason.
        if (told.provider().notices().disputes() == Reaction.RECORD) {
            return NoticeResult.done("The dispute was won; the %s, as this shop is set.".formatted(
                    found.licenses().isEmpty() ? "time of the renewal stays as it is" : "order's licences stay as they are"));
        }
        if (!isDisputed(told, found)) {
            return NoticeResult.maybeLater("The dispute was won, and it is not known that there was one; nothing is given back.");
        }
        List<NoticeResult> results = new ArrayList<>();
        if (!found.isRenewal()) {
            results.add(giveBackOrder(told, found));
        }
        if (!found.prolonged().isEmpty()) {
            results.add(times.giveBack(told, found.prolonged()));
        }
        return NoticeResult.of(results);
    }

    /** Its end may be told before its beginning. */
    private boolean isDisputed(Told<?> told, Found found) {
        return refunds.lossOf(told.provider().name(), found.reference().orderId()).isPresent()
                || found.licenses().stream().anyMatch(ordered -> ordered.license().isRevokedBy(Authority.DISPUTE))
                || found.prolonged().stream().anyMatch(given -> !given.isGood());
    }

    /** Sellers end disputes by refunds, and cancel what is disputed: that stays. */
    private NoticeResult giveBackOrder(Told<?> told, Found found) {
        ProviderName provider = told.provider().name();
        refunds.regain(provider, found.reference().orderId());
        return refunds.lossOf(provider, found.reference().orderId())
                .map(loss -> NoticeResult.done("The dispute was won, but the order is %s besides.".formatted(loss.text())))
                .orElseGet(() -> reinstate(told, found.licenses()));
    }

    /** What ended besides, was given back or was revoked by the staff stays so. */
    private NoticeResult reinstate(Told<?> told, List<OrderedLicense> licenses) {
        List<OrderedLicense> taken = licenses.stream().filter(ordered -> ordered.license().isRevokedBy(Authority.DISPUTE)).toList();
        boolean areDecidedUpon = licenses.stream().anyMatch(ordered -> ordered.license().isRevokedBy(Authority.ADMINISTRATOR));
        revocations.reinstate(new LicenseReference.OfIds(ids(taken)), Authority.DISPUTE, told.origin());
        if (taken.isEmpty()) {
            return areDecidedUpon
                    ? NoticeResult.waits("The dispute was won, but the vendor's staff revoked the licences: they decide.")
                    : NoticeResult.done("The dispute was won; it had taken no licence.");
        }
        return areDecidedUpon
                ? NoticeResult.partlyDone("The dispute was won, and the order's licences are good again but for those that the vendor's staff revoked.")
                : NoticeResult.done("The dispute was won, and the order's licences are good again.");
    }

    /** Whether all of the money is back with this refund and those before it; nothing where nobody knows. */
    private Optional<Boolean> isAll(Told<?> told, Found found, Refund refund) {
        ProviderName provider = told.provider().name();
        String order = found.reference().orderId();
        refunds.hold(provider, order, refund.paid());
        return refund.amount().flatMap(amount -> refunds.count(provider, order, refund.number(), amount, now()).isAll());
    }

    NoticeResult reduce(Told<OrderPartlyRefunded> told) {
        return found(told, told.notice().order(), found -> reduce(told, found));
    }

    private NoticeResult reduce(Told<OrderPartlyRefunded> told, Found found) {
        OrderPartlyRefunded refunded = told.notice();
        boolean isAll = refunded.refund().flatMap(refund -> isAll(told, found, refund)).orElse(false);
        if (isAll || isAll(refunded.lines(), found.licenses())) {
            return takeBack(told, found, told.provider().notices().refunds(), Loss.REFUNDED);
        }
        if (found.isNothing()) {
            return told.provider().notices().partialRefunds() == PartialRefunds.REDUCE && !refunded.lines().isEmpty()
                    ? NoticeResult.partlyDone("A part of the order is refunded; it has no licences. If it waits for its mapping, run this again after it.")
                    : NoticeResult.done("A part of the order is refunded; it has no licences.");
        }
        if (found.licenses().isEmpty() || refunded.lines().isEmpty()
                || told.provider().notices().partialRefunds() == PartialRefunds.RECORD) {
            return NoticeResult.done("A part of the %s is refunded; %s.".formatted(found.paidFor(), found.stays()));
        }
        List<NoticeResult> results = new ArrayList<>();
        for (ReturnedLine line : refunded.lines()) {
            List<OrderedLicense> ofLine = found.licenses().stream()
                    .filter(ordered -> ordered.order().line().equals(Optional.of(line.line())))
                    .filter(ordered -> ordered.license().standing() instanceof Standing.Good)
                    .toList();
            if (!ofLine.isEmpty()) {
                results.add(reduce(told, line, ofLine));
            }
        }
        return results.isEmpty() ? nothingToReduce(told, found) : NoticeResult.of(results);
    }

    /** A dispute that is won gives all licences back, those that were refunded meanwhile as well. */
    private NoticeResult nothingToReduce(Told<OrderPartlyRefunded> told, Found found) {
        return refunds.lossOf(told.provider().name(), found.reference().orderId()).filter(Loss.DISPUTED::equals).isPresent()
                ? NoticeResult.waits("A part of the order is refunded; the order is disputed, so that it has no good licences: "
                        + "run this again when the dispute is won.")
                : NoticeResult.done("What was refunded has no good licences.");
    }

    private NoticeResult reduce(Told<OrderPartlyRefunded> told, ReturnedLine line, List<OrderedLicense> ofLine) {
        Instant now = now();
        List<OrderedLicense> due = firstTime(told, ofLine, now);
        if (due.isEmpty()) {
            return NoticeResult.done("This refund was seen to before.");
        }
        int allowed = ofLine.stream().mapToInt(ordered -> ordered.license().activationsAllowed()).sum();
        // As it was sold, so that it is all one in which parts it comes back, and what else the order got stays.
        long returned = (long) line.quantity() * ofLine.getFirst().order().activationsPerLicense();
        int wanted = (int) Math.min(allowed, returned);
        int taken = unused.take(wanted, ofLine, now, told.origin());
        return taken == wanted
                ? NoticeResult.done("A part of the order is refunded, and %d unused activations are taken back.".formatted(wanted))
                : NoticeResult.partlyDone("A part of the order is refunded; %d of %d activations are taken back, the others are in use."
                        .formatted(taken, wanted));
    }

    private List<OrderedLicense> firstTime(Told<OrderPartlyRefunded> told, List<OrderedLicense> ofLine, Instant now) {
        Set<UUID> fresh = refunds.take(told.provider().name(), told.notice().refund().map(Refund::number).orElse(told.eventNumber()),
                ofLine.stream().map(ordered -> ordered.license().id()).toList(), now);
        return ofLine.stream().filter(ordered -> fresh.contains(ordered.license().id())).toList();
    }

    /** Some shops tell of the whole as of parts. */
    private static boolean isAll(List<ReturnedLine> returned, List<OrderedLicense> ofOrder) {
        return !returned.isEmpty() && !ofOrder.isEmpty() && ofOrder.stream().map(OrderedLicense::order).distinct().allMatch(line -> returned.stream()
                .filter(each -> line.line().equals(Optional.of(each.line())))
                .mapToInt(ReturnedLine::quantity)
                .sum() >= line.quantity().licenses());
    }

    private NoticeResult found(Told<?> told, String number, Function<Found, NoticeResult> work) {
        return find(told.provider().name(), number).map(work).orElseGet(() -> NoticeResult.notYet("No order of this number is known."));
    }

    private Optional<Found> find(ProviderName provider, String number) {
        Optional<String> known = numbers.orderOf(provider, number);
        LicenseReference.OfOrder reference = new LicenseReference.OfOrder(provider, known.orElse(number));
        // Before its licences are read: another server may be about to issue them.
        known.ifPresent(order -> refunds.hold(provider, order, Optional.empty()));
        Found found = new Found(
                reference, licenses.ofOrder(provider, reference.orderId()), times.of(provider, reference.orderId()));
        return known.isEmpty() && found.isNothing() ? Optional.empty() : Optional.of(found);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What was paid for.
     *
     * @param licenses that were issued for the order
     * @param prolonged what the order, or payment, gave licences of other orders or its own
     */
    private record Found(LicenseReference.OfOrder reference, List<OrderedLicense> licenses, List<Prolongation> prolonged) {

        boolean isNothing() {
            return licenses.isEmpty() && prolonged.isEmpty();
        }

        boolean isRenewal() {
            return licenses.isEmpty() && !prolonged.isEmpty();
        }

        String paidFor() {
            return isRenewal() ? "renewal" : "order";
        }

        String stays() {
            return isRenewal() ? "the time that it gave stays" : "its licences stay";
        }
    }
}
