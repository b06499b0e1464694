package io.github.keyreeve.application.usecase;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.provider.IssueWhen;
import io.github.keyreeve.domain.provider.Provider;
import java.util.List;

/** Does what follows from what shops tell. Whatever is told again, in whatever order, leads to the same end. */
public final class NoticeDesk {

    private final PaidOrders paidOrders;
    private final ToldSubscriptions subscriptions;
    private final ToldAllocations allocations;
    private final TakenBackOrders takenBack;
    private final ToldCustomers customers;

    public NoticeDesk(
            PaidOrders paidOrders,
            ToldSubscriptions subscriptions,
            ToldAllocations allocations,
            TakenBackOrders takenBack,
            ToldCustomers customers) {
        this.paidOrders = paidOrders;
        this.subscriptions = subscriptions;
        this.allocations = allocations;
        this.takenBack = takenBack;
        this.customers = customers;
    }

    /**
     * A notice with its sender.
     *
     * @param arguments the seller's arguments of the URL that the shop called
     * @param eventNumber by which the event is told apart from others of the shop
     */
    record Told<N extends ShopNotice>(N notice, Provider provider, Arguments arguments, String eventNumber, Origin origin) {

        <O extends ShopNotice> Told<O> with(O other) {
            return new Told<>(other, provider, arguments, eventNumber, origin);
        }
    }

    /** To be called in a transaction. */
    NoticeResult carryOut(Told<?> told) {
        return switch (told.notice()) {
            case ShopNotice.OrderPaid paid -> paidOrders.issue(told.with(paid));
            case ShopNotice.OrderAuthorized authorized -> authorized(told, authorized.order());
            case ShopNotice.SubscriptionPaid paid -> subscriptions.renew(told.with(paid));
            case ShopNotice.SubscriptionBegun begun -> subscriptions.begin(told.with(begun));
            case ShopNotice.AllocationChanged change -> allocations.follow(told.with(change));
            case ShopNotice.SubscriptionEnded ended -> subscriptions.end(told.with(ended));
            case ShopNotice.OrderRefunded refunded -> takenBack.refund(told.with(refunded));
            case ShopNotice.SubscriptionRefunded refunded ->
                    takenBack.refundTime(told.with(refunded), subscriptions.of(told.provider().name(), refunded.subscriptionId()));
            case ShopNotice.PaymentNamed named -> paidOrders.name(told.with(named));
            case ShopNotice.OrderDisputed disputed -> takenBack.dispute(told, disputed.order());
            case ShopNotice.OrderCancelled cancelled -> takenBack.cancel(told.with(cancelled));
            case ShopNotice.OrderPartlyRefunded refunded -> takenBack.reduce(told.with(refunded));
            case ShopNotice.DisputeWon won -> takenBack.giveBack(told, won.order());
            case ShopNotice.CustomerTold customer -> customers.keep(told.with(customer));
            case ShopNotice.Several several -> several(told, several.notices());
            case ShopNotice.NothingToDo nothing -> NoticeResult.done(nothing.why());
            case ShopNotice.NotUsable unusable -> NoticeResult.waits(unusable.why());
        };
    }

    private NoticeResult authorized(Told<?> told, ShopNotice.OrderPaid order) {
        return told.provider().notices().issueWhen() == IssueWhen.AUTHORIZED
                ? paidOrders.issue(told.with(order))
                : NoticeResult.done("The order's payment is authorised; its keys are issued when it is complete, as this shop is set.");
    }

    private NoticeResult several(Told<?> told, List<ShopNotice> notices) {
        return notices.isEmpty()
                ? NoticeResult.done("Nothing is to be done.")
                : NoticeResult.of(notices.stream().map(notice -> carryOut(told.with(notice))).toList());
    }
}
