package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * FastSpring's server webhooks (source: what every shop sends, 1 (3)). A message holds several events; an order goes by
 * its {@code reference}, as in the licence fulfilment, and by its internal number besides.
 */
public final class FastSpringEvents implements ShopEventReader {

    private static final String NOT_EXPANDED = "FastSpring sent numbers only, not what was bought: "
            + "switch “Webhook Expansion” on in FastSpring's webhook settings, and send the event again there.";

    @Override
    public String shop() {
        return "fastspring";
    }

    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventJson events = EventJson.of(message.body()).at("events");
        if (!events.isList()) {
            throw new UnreadableRequestException("events", "must be a list");
        }
        return events.items().stream()
                .map(event -> message.event(shop(), event.required("type"), event.required("id"), event.bytes()))
                .toList();
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        EventJson told = EventJson.of(event.body());
        EventJson data = told.at("data");
        return switch (event.kind()) {
            case "order.completed" -> paid(told);
            case "order.canceled" -> new OrderCancelled(FastSpringOrder.numbers(data).stream()
                    .findFirst()
                    .orElseThrow(() -> missing("data.reference")));
            case "return.created" -> new FastSpringReturn(data).notice();
            case "subscription.charge.completed" -> charged(told);
            case "subscription.deactivated" -> new SubscriptionEnded(
                    subscription(data).orElseThrow(() -> missing("data.id")));
            case "subscription.canceled" ->
                new NothingToDo("A cancellation only announces the end: the subscription goes on until it is deactivated.");
            default -> new NothingToDo("FastSpring's events of this kind change no licence.");
        };
    }

    private static ShopNotice paid(EventJson told) {
        FastSpringOrder order = new FastSpringOrder(told.at("data"));
        return order.isExpanded() ? order.paid(isTest(told)) : new NotUsable(NOT_EXPANDED);
    }

    /** Sent for every charge but the first, which {@code order.completed} tells (source: FastSpring's reference). */
    private static ShopNotice charged(EventJson told) {
        EventJson data = told.at("data");
        FastSpringOrder order = new FastSpringOrder(data.at("order"));
        Optional<Instant> until = nextCharge(data.at("subscription"));
        if (!order.isExpanded() && until.isEmpty()) {
            return new NotUsable(NOT_EXPANDED);
        }
        return new SubscriptionPaid(
                subscription(data.at("subscription"))
                        .or(() -> order.lines().stream().flatMap(line -> line.subscriptionId().stream()).findFirst())
                        .orElseThrow(() -> missing("data.subscription")),
                until,
                order.payment(),
                order.lines().stream().findFirst(),
                isTest(told));
    }

    /** The number of a subscription that stands as a number or in full. */
    static Optional<String> subscription(EventJson subscription) {
        return subscription.isObject()
                ? subscription.number("id").or(() -> subscription.number("subscription"))
                : subscription.number();
    }

    /** The end of the time paid: when FastSpring will charge again. */
    static Optional<Instant> nextCharge(EventJson subscription) {
        return Stream.of("nextChargeDateValue", "nextChargeDate", "nextValue", "next")
                .flatMap(name -> subscription.at(name).milliseconds().stream())
                .findFirst();
    }

    private static boolean isTest(EventJson told) {
        return told.at("live").isFalse() || told.at("data", "live").isFalse();
    }

    private static UnreadableRequestException missing(String place) {
        return new UnreadableRequestException(place, "is missing");
    }
}
