package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.ToldMoments;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.IssuingArguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.argument.ShownName;
import io.github.keyreeve.domain.license.Allowance;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice.AllocationChanged;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.PartialRefunds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives subscriptions as many licences of what they hold as their shop says that they hold.
 *
 * <p>Shops tell the number there is in all, so that what was given is counted and only the difference is made up for: the
 * same told again changes nothing. What the vendor's staff took away counts as given. Nothing is issued beside licences
 * of which none is good any more.
 */
public final class ToldAllocations {

    private static final Arguments NO_MORE_ADDITIONAL = Arguments.of(Map.of("is_additionalactivations", "0"));

    private final PaidOrders paidOrders;
    private final PaidLines lines;
    private final ToldSubscriptions subscriptions;
    private final ToldMoments moments;
    private final MappedArguments mapped;
    private final UnusedActivations unused;
    private final ChangedLicenses changed;
    private final Clock clock;

    public ToldAllocations(
            PaidOrders paidOrders,
            PaidLines lines,
            ToldSubscriptions subscriptions,
            ToldMoments moments,
            ArgumentSets argumentSets,
            UnusedActivations unused,
            ChangedLicenses changed,
            Clock clock) {
        this.paidOrders = paidOrders;
        this.lines = lines;
        this.subscriptions = subscriptions;
        this.moments = moments;
        this.mapped = new MappedArguments(argumentSets);
        this.unused = unused;
        this.changed = changed;
        this.clock = clock;
    }

    NoticeResult follow(Told<AllocationChanged> told) {
        AllocationChanged change = told.notice();
        if (paidOrders.areAskedFor(told.provider())) {
            return NoticeResult.done("This shop asks for its keys (channel ask), so that none were issued or taken back.");
        }
        List<OrderedLicense> ofSubscription = subscriptions.held(told.provider().name(), change.subscriptionId());
        if (ofSubscription.isEmpty()) {
            return NoticeResult.notYet("No licence of this subscription is known.");
        }
        if (!mapped.hasSet(change.mapping())) {
            return NoticeResult.partlyDone("Not mapped to a product, and so taken for something without a licence: %s."
                    .formatted(described(change)));
        }
        if (change.at().isPresent() && !moments.advance(told.provider().name(),
                new ToldMoments.Subject.Holding(change.subscriptionId(), change.item()), change.at().get())) {
            return NoticeResult.done("The shop has told a later number of this already.");
        }
        return follow(told, new HeldLicenses(ofSubscription, change.item()));
    }

    private NoticeResult follow(Told<AllocationChanged> told, HeldLicenses held) {
        ArgumentReader reader = new ArgumentReader(mapped.complete(told.arguments(), told.notice().mapping()));
        Allowance allowance = IssuingArguments.read(reader, false, IssuingRules.USUAL).allowance();
        if (!reader.errors().isEmpty()) {
            return NoticeResult.waits("%s: %s.".formatted(described(told.notice()), PaidLines.sentences(reader.errors())));
        }
        long wanted = told.notice().licenses().map(quantity -> allowance.totalFor(quantity.licenses())).orElse(0L);
        if (wanted > Integer.MAX_VALUE) {
            return NoticeResult.waits("%s: one order cannot have %d activations.".formatted(described(told.notice()), wanted));
        }
        int missing = (int) wanted - held.activations();
        if (missing == 0) {
            return NoticeResult.done("%s: its licences are as many already.".formatted(described(told.notice())));
        }
        if (missing < 0 && told.provider().notices().partialRefunds() == PartialRefunds.RECORD) {
            return NoticeResult.done("%s: the subscription holds fewer now; its licences stay, as this shop is set."
                    .formatted(described(told.notice())));
        }
        return lost(told, held).orElseGet(
                () -> missing > 0 ? raise(told, held, allowance, missing) : lower(told, held, -missing));
    }

    /** What becomes of the change if nothing of the subscription is good any more. */
    private Optional<NoticeResult> lost(Told<AllocationChanged> told, HeldLicenses held) {
        return held.anyGood().isPresent() ? Optional.empty() : held.revokedBy().map(authority -> lost(told, held, authority));
    }

    private NoticeResult lost(Told<AllocationChanged> told, HeldLicenses held, Authority authority) {
        if (authority == Authority.ADMINISTRATOR) {
            return NoticeResult.waits("%s: the vendor's staff revoked licences of the subscription, and none is good: they decide. Run this again if it goes on."
                    .formatted(described(told.notice())));
        }
        return held.orders().flatMap(order -> paidOrders.lost(told.provider().name(), order).stream()).findFirst()
                .orElseGet(() -> authority == Authority.SUBSCRIPTION
                        ? NoticeResult.notYet("%s: the subscription is over; this counts once it is paid for again."
                                .formatted(described(told.notice())))
                        : NoticeResult.waits("%s: the licences of the subscription were taken back: if it is paid after all, give them back and run this again."
                                .formatted(described(told.notice()))));
    }

    /** One key for all grows; where each licence has a key of its own, there are more keys. */
    private NoticeResult raise(Told<AllocationChanged> told, HeldLicenses held, Allowance allowance, int missing) {
        Optional<OrderedLicense> growing = held.good().stream().findFirst().filter(good -> allowance.oneKeyForAll());
        if (growing.isEmpty()) {
            return issue(told, held, allowance, missing);
        }
        changed.change(List.of(growing.get()), license -> license.withActivationsAllowed(license.activationsAllowed() + missing),
                Kind.MODIFIED, now(), told.origin());
        return NoticeResult.done("%s: its key is good for %d more computers, %d in all."
                .formatted(described(told.notice()), missing, held.activations() + missing));
    }

    private NoticeResult issue(Told<AllocationChanged> told, HeldLicenses held, Allowance allowance, int missing) {
        // Staff who revoke the whole order meanwhile have to see the new ones.
        held.anyGood().ifPresent(changed::hold);
        boolean first = held.activations() == 0;
        int keys = Math.min(Quantity.MAX, Math.ceilDiv(missing, allowance.activationsPerKey()));
        OrderedLicense root = held.ofSubscription().getFirst();
        PaidLine line = new PaidLine(
                held.nextLine(),
                told.notice().name(),
                first ? told.notice().licenses().orElseThrow() : new Quantity(keys),
                first ? told.notice().mapping() : new Mapping(NO_MORE_ADDITIONAL, told.notice().mapping().sets()),
                Mapping.NONE,
                Optional.of(told.notice().subscriptionId()),
                told.notice().paidUntil().or(() -> held.end(now())));
        IssueKeys.Outcome outcome = lines.issue(told, root.order().orderId().orElseThrow(), line,
                line.mapping(), root.customer(), root.order().testOrder());
        return switch (outcome) {
            case IssueKeys.Outcome.Issued issued ->
                    NoticeResult.done("%s: %s.".formatted(described(told.notice()), PaidLines.issued(issued.order())));
            case IssueKeys.Outcome.Invalid invalid ->
                    NoticeResult.waits("%s: %s.".formatted(described(told.notice()), PaidLines.sentences(invalid.errors())));
            default -> NoticeResult.waits("%s: line %s of the order is something else."
                    .formatted(described(told.notice()), ShownName.of(line.line())));
        };
    }

    private NoticeResult lower(Told<AllocationChanged> told, HeldLicenses held, int surplus) {
        int taken = unused.take(surplus, held.good(), now(), told.origin());
        return taken == surplus
                ? NoticeResult.done("%s: %d unused activations are taken back.".formatted(described(told.notice()), taken))
                : NoticeResult.partlyDone("%s: %d of %d activations are taken back, the others are in use."
                        .formatted(described(told.notice()), taken, surplus));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String described(AllocationChanged change) {
        return change.name().isEmpty() ? ShownName.of(change.item())
                : "%s (%s)".formatted(ShownName.of(change.item()), ShownName.of(change.name()));
    }
}
