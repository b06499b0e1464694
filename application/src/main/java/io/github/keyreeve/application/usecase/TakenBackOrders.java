package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.OrderNumbers;
import io.github.keyreeve.application.port.out.Renewals;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.ReturnedLine;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.Price;
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

/** Takes back the licences of orders for which money went back, and gives them again. */
public final class TakenBackOrders {

    private final RevokeLicenses revocations;
    private final UnusedActivations unused;
    private final Licenses licenses;
    private final OrderNumbers numbers;
    private final Renewals repeatable;
    private final Clock clock;

    public TakenBackOrders(
            RevokeLicenses revocations,
            UnusedActivations unused,
            Licenses licenses,
            OrderNumbers numbers,
            Renewals repeatable,
            Clock clock) {
        this.revocations = revocations;
        this.unused = unused;
        this.licenses = licenses;
        this.numbers = numbers;
        this.repeatable = repeatable;
        this.clock = clock;
    }

    /** A part of what was paid revokes nothing. */
    NoticeResult refund(Told<OrderRefunded> told) {
        OrderRefunded refund = told.notice();
        Optional<Price> paid = find(told.provider().name(), refund.order())
                .flatMap(found -> numbers.paidFor(told.provider().name(), found.reference().orderId()));
        Optional<Price> amount = refund.refund().flatMap(Refund::amount);
        boolean partial = amount.isPresent() && paid.isPresent() && !amount.get().covers(paid.get());
        return partial
                ? NoticeResult.done("A part of what was paid for the order is refunded; its licences stay.")
                : revoke(told, refund.order(), told.provider().notices().refunds(), "refunded");
    }

    /** Orders are mostly cancelled before they are paid; that is no matter unless the payment is still on its way. */
    NoticeResult cancel(Told<?> told, String number) {
        return find(told.provider().name(), number).isEmpty()
                ? NoticeResult.maybeLater("The order was cancelled, and it is not known to be paid.")
                : revoke(told, number, told.provider().notices().cancellations(), "cancelled");
    }

    /** @param what happened to the order, as a word */
    NoticeResult revoke(Told<?> told, String number, Reaction reaction, String what) {
        Optional<Found> found = find(told.provider().name(), number);
        if (found.isEmpty()) {
            return NoticeResult.notYet("No order of this number is known.");
        }
        if (found.get().licenses().isEmpty()) {
            return NoticeResult.done("The order is %s; it has no licences.".formatted(what));
        }
        if (reaction == Reaction.RECORD) {
            return NoticeResult.done("The order is %s; its licences stay, as this shop is set.".formatted(what));
        }
        revocations.revoke(found.get().reference(), Authority.SHOP, told.origin());
        return NoticeResult.done("The order is %s, and its licences are revoked.".formatted(what));
    }

    NoticeResult giveBack(Told<?> told, String number) {
        Optional<Found> found = find(told.provider().name(), number);
        if (found.isEmpty()) {
            return NoticeResult.notYet("No order of this number is known.");
        }
        // What a dispute did not take away, a dispute that is won does not give back: somebody else had a reason.
        if (told.provider().notices().disputes() == Reaction.RECORD) {
            return NoticeResult.done("The dispute was won; the order's licences stay as they are, as this shop is set.");
        }
        return switch (revocations.reinstate(found.get().reference(), Authority.SHOP, told.origin())) {
            case RevokeLicenses.Outcome.Done done -> NoticeResult.done("The dispute was won, and the order's licences are good again.");
            case RevokeLicenses.Outcome.NotFound none -> NoticeResult.done("The dispute was won; the order has no licences.");
            case RevokeLicenses.Outcome.RevokedByAdministrator revoked ->
                    NoticeResult.waits("The dispute was won, but the vendor's staff revoked the licences: they decide.");
        };
    }

    NoticeResult reduce(Told<OrderPartlyRefunded> told) {
        OrderPartlyRefunded refund = told.notice();
        Optional<Found> found = find(told.provider().name(), refund.order());
        if (found.isEmpty()) {
            return NoticeResult.notYet("No order of this number is known.");
        }
        List<OrderedLicense> ofOrder = found.get().licenses();
        if (ofOrder.isEmpty()) {
            return NoticeResult.done("A part of the order is refunded; it has no licences.");
        }
        if (isAll(refund.lines(), ofOrder)) {
            return revoke(told, refund.order(), told.provider().notices().refunds(), "refunded");
        }
        if (told.provider().notices().partialRefunds() == PartialRefunds.RECORD || refund.lines().isEmpty()) {
            return NoticeResult.done("A part of the order is refunded; its licences stay.");
        }
        List<NoticeResult> results = new ArrayList<>();
        for (ReturnedLine line : refund.lines()) {
            List<OrderedLicense> ofLine = ofOrder.stream()
                    .filter(ordered -> ordered.order().line().equals(Optional.of(line.line())))
                    .filter(ordered -> ordered.license().standing() instanceof Standing.Good)
                    .toList();
            if (!ofLine.isEmpty()) {
                results.add(reduce(told, line, ofLine));
            }
        }
        return results.isEmpty() ? NoticeResult.done("What was refunded has no licences.") : NoticeResult.of(results);
    }

    private NoticeResult reduce(Told<OrderPartlyRefunded> told, ReturnedLine line, List<OrderedLicense> ofLine) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<OrderedLicense> due = firstTime(told, ofLine, now);
        if (due.isEmpty()) {
            return NoticeResult.done("This refund was seen to before.");
        }
        int allowed = ofLine.stream().mapToInt(ordered -> ordered.license().activationsAllowed()).sum();
        // What one licence ordered is worth now: an earlier refund may have taken a part, and it is never more than was sold.
        int perLicense = Math.ceilDiv(allowed, ofLine.getFirst().order().quantity().licenses());
        int wanted = Math.min(allowed, line.quantity() * perLicense);
        int taken = unused.take(wanted, ofLine, now, told.origin());
        return taken == wanted
                ? NoticeResult.done("A part of the order is refunded, and %d unused activations are taken back.".formatted(wanted))
                : NoticeResult.partlyDone("A part of the order is refunded; %d of %d activations are taken back, the others are in use."
                        .formatted(taken, wanted));
    }

    private List<OrderedLicense> firstTime(Told<OrderPartlyRefunded> told, List<OrderedLicense> ofLine, Instant now) {
        Set<UUID> fresh = repeatable.record(Renewals.Subject.REFUND, told.provider().name(), told.notice().refund().map(Refund::number).orElse(told.eventNumber()),
                ofLine.stream().map(ordered -> ordered.license().id()).toList(), now);
        return ofLine.stream().filter(ordered -> fresh.contains(ordered.license().id())).toList();
    }

    /** Some shops tell of the whole as of parts. */
    private static boolean isAll(List<ReturnedLine> returned, List<OrderedLicense> ofOrder) {
        return !returned.isEmpty() && ofOrder.stream().map(OrderedLicense::order).distinct().allMatch(line -> returned.stream()
                .filter(each -> line.line().equals(Optional.of(each.line())))
                .mapToInt(ReturnedLine::quantity)
                .sum() >= line.quantity().licenses());
    }

    private Optional<Found> find(ProviderName provider, String number) {
        Optional<String> known = numbers.orderOf(provider, number);
        LicenseReference.OfOrder reference = new LicenseReference.OfOrder(provider, known.orElse(number));
        List<OrderedLicense> found = licenses.ofOrder(provider, reference.orderId());
        return known.isEmpty() && found.isEmpty() ? Optional.empty() : Optional.of(new Found(reference, found));
    }

    private record Found(LicenseReference.OfOrder reference, List<OrderedLicense> licenses) {}
}
