package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionRefunded;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lemon Squeezy's webhooks (source: what every shop sends, 8). A subscription is told by its own events and, besides, as
 * the order that it began with: both name that order and its line.
 */
public final class LemonSqueezyEvents implements ShopEventReader {

    @Override
    public String shop() {
        return "lemonsqueezy";
    }

    /**
     * Whether the {@code webhook_id} numbers an event or a delivery is unverified, and {@code updated_at} names whole seconds,
     * in which a subscription may change twice: events are told apart by all that they say of their object.
     */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventJson event = EventJson.of(message.body());
        String kind = event.required("meta", "event_name");
        String state = EventNumber.ofBytes(event.at("data").bytes());
        return List.of(message.event(shop(), kind, "%s %s %s".formatted(kind, event.required("data", "id"), state)));
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        EventJson told = EventJson.of(event.body());
        return switch (event.kind()) {
            case "order_created" -> new LemonSqueezyOrder(told).notice();
            case "order_refunded" -> refunded(told);
            case "subscription_created" -> new LemonSqueezySubscription(told).begun();
            case "subscription_updated" -> new LemonSqueezySubscription(told).updated();
            case "subscription_expired" -> new SubscriptionEnded(told.requiredNumber("data", "id"));
            case "subscription_cancelled" ->
                new NothingToDo("The cancellation only announces the end: the subscription goes on until it expires.");
            case "subscription_payment_success" -> paid(told);
            case "subscription_payment_refunded" -> paymentRefunded(told);
            default -> new NothingToDo("Lemon Squeezy's events of this kind change no licence.");
        };
    }

    private static ShopNotice paid(EventJson told) {
        return told.at("data", "attributes", "billing_reason").textOr("").equals("initial")
                ? new NothingToDo("The order that began the subscription tells of this payment.")
                : new NothingToDo("How long is paid now, the event subscription_updated tells.");
    }

    private static ShopNotice refunded(EventJson told) {
        String order = told.requiredNumber("data", "id");
        return isWhole(told) ? new OrderRefunded(order) : new OrderPartlyRefunded(order);
    }

    /**
     * The event is about an invoice, which names its subscription. The time that it paid was told without the invoice's
     * number: it is found by when the invoice was made. The first invoice is the order's.
     */
    private static ShopNotice paymentRefunded(EventJson told) {
        if (!isWhole(told)) {
            return new NothingToDo("A part of a subscription's payment went back; the time paid stays.");
        }
        EventJson invoice = told.at("data", "attributes");
        String subscription = told.requiredNumber("data", "attributes", "subscription_id");
        Optional<Instant> paidAt = invoice.at("created_at").time();
        return switch (invoice.at("billing_reason").textOr("")) {
            case "initial" -> new SubscriptionRefunded(subscription, Optional.empty());
            case "renewal" -> new SubscriptionRefunded(subscription, Optional.of(paidAt.orElseThrow(() ->
                    new UnreadableRequestException("data.attributes.created_at", "is missing, or no time"))));
            default -> new NotUsable("Lemon Squeezy refunded a payment of a subscription without saying what it paid: "
                    + "if the licence is to end, revoke or shorten it by hand.");
        };
    }

    /** By the amount; where none is told, by the status. Where nothing is said it counts as partial, which revokes nothing. */
    private static boolean isWhole(EventJson told) {
        EventJson attributes = told.at("data", "attributes");
        Optional<BigDecimal> paid = attributes.at("total").amount();
        Optional<BigDecimal> returned = attributes.at("refunded_amount").amount();
        return paid.isPresent() && returned.isPresent()
                ? returned.get().compareTo(paid.get()) >= 0
                : attributes.at("status").textOr("").equals("refunded");
    }

    static boolean isTest(EventJson told) {
        return told.at("meta", "test_mode").isTrue() || told.at("data", "attributes", "test_mode").isTrue();
    }
}
