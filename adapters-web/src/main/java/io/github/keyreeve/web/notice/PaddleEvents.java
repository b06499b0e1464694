package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.CustomerTold;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionBegun;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.order.CustomerPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Paddle Billing's notifications (source: what every shop sends, 7). Test and live are separate accounts, so that nothing
 * marks a test.
 */
public final class PaddleEvents implements ShopEventReader {

    @Override
    public String shop() {
        return "paddle";
    }

    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventJson event = EventJson.of(message.body());
        return List.of(message.event(shop(), event.required("event_type"), event.required("event_id")));
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        EventJson told = EventJson.of(event.body());
        EventJson data = told.at("data");
        return switch (event.kind()) {
            case "transaction.completed" -> new PaddleTransaction(data).notice();
            case "adjustment.created", "adjustment.updated" -> new PaddleAdjustment(data).notice();
            case "customer.created", "customer.updated", "customer.imported" -> customer(data, told.at("occurred_at").time());
            case "subscription.created" -> begun(data);
            case "subscription.canceled" -> canceled(data, told.at("occurred_at").time());
            default -> new NothingToDo("Paddle's events of this kind change no licence.");
        };
    }

    /** A transaction holds no more of its customer than the number. */
    private static ShopNotice customer(EventJson customer, Optional<Instant> occurredAt) {
        return new CustomerTold(
                new ToldCustomer()
                        .with(CustomerPart.EMAIL, customer.at("email").text())
                        .with(CustomerPart.NAME, customer.at("name").text())
                        .customer(),
                Optional.of(customer.requiredNumber("id")),
                Optional.empty(),
                occurredAt);
    }

    /** A first transaction may be told without the subscription that it begins. */
    private static ShopNotice begun(EventJson subscription) {
        String id = subscription.requiredNumber("id");
        return subscription.number("transaction_id")
                .<ShopNotice>map(order -> new SubscriptionBegun(id, order, periodEnd(subscription)))
                .orElseGet(() -> new NothingToDo("No transaction began the subscription."));
    }

    /** @param now when the event occurred: a reader knows no clock */
    private static ShopNotice canceled(EventJson subscription, Optional<Instant> now) {
        String id = subscription.requiredNumber("id");
        boolean scheduled = subscription.at("scheduled_change").isObject() || subscription.at("canceled_at").text().isEmpty();
        boolean runs = periodEnd(subscription).filter(end -> now.isEmpty() || end.isAfter(now.get())).isPresent();
        return scheduled || runs
                ? new NothingToDo("The cancellation only announces the end: the time paid goes on.")
                : new SubscriptionEnded(id);
    }

    private static Optional<Instant> periodEnd(EventJson subscription) {
        return subscription.at("current_billing_period", "ends_at").time();
    }
}
