package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.Several;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionBegun;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A subscription of Lemon Squeezy's, which began as the line of an order. */
record LemonSqueezySubscription(EventJson told) {

    private static final String ACTIVE = "active";
    private static final Set<String> BEGINS_WITH = Set.of(ACTIVE, "on_trial");

    /** The order may be told before or after this, and without the subscription: so both say the same line. */
    ShopNotice begun() {
        String order = told.requiredNumber("data", "attributes", "order_id");
        SubscriptionBegun begun = new SubscriptionBegun(number(), order, paidUntil());
        if (!BEGINS_WITH.contains(status())) {
            return begun;
        }
        OrderPaid paid = new OrderPaid(
                order,
                Set.of(),
                line().stream().toList(),
                LemonSqueezyOrder.customer(subscription()),
                subscription().number("customer_id"),
                LemonSqueezyEvents.isTest(told));
        return new Several(List.of(paid, begun));
    }

    /** Told after every change, also of the way to pay: the time that it names is paid, and may be the known one. */
    ShopNotice updated() {
        if (!status().equals(ACTIVE)) {
            return new NothingToDo("The subscription is not paid for a further time.");
        }
        Instant until = subscription().at("renews_at").time()
                .orElseThrow(() -> new UnreadableRequestException("data.attributes.renews_at", "is missing, or no time"));
        return new SubscriptionPaid(number(), Optional.of(until), Optional.empty(), line(), LemonSqueezyEvents.isTest(told));
    }

    private EventJson subscription() {
        return told.at("data", "attributes");
    }

    private String number() {
        return told.requiredNumber("data", "id");
    }

    private String status() {
        return told.required("data", "attributes", "status");
    }

    /** Where the end is set, there is no renewal. */
    private Optional<Instant> paidUntil() {
        return subscription().at("ends_at").time().or(() -> subscription().at("renews_at").time());
    }

    private Optional<PaidLine> line() {
        return subscription().licenses("first_subscription_item", "quantity").map(quantity -> new PaidLine(
                told.requiredNumber("data", "attributes", "order_item_id"),
                ProductName.of(subscription().at("product_name").text()),
                quantity,
                LemonSqueezyOrder.mapping(subscription()),
                LemonSqueezyOrder.buyersMapping(told),
                Optional.of(number()),
                paidUntil()));
    }
}
