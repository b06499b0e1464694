package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.AllocationChanged;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Price;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The webhooks of Chargify, today's Maxio: one event a message (source: what every shop sends, 10; of allocations and
 * refunds, Chargify's own documentation of its web hooks, and a recorded message).
 */
public final class ChargifyEvents implements ShopEventReader {

    private static final String SHOP = "chargify";
    private static final String ID = "id";
    private static final String KIND = "event";
    private static final String TRANSACTION = "payload[transaction][id]";
    private static final String COMPONENT = "payload[component]";
    private static final String ALLOCATION = "payload[new_allocation]";
    private static final Set<String> HELD = Set.of("quantity_based_component", "on_off_component");
    private static final Set<String> OVER = Set.of("canceled", "expired", "unpaid");

    @Override
    public String shop() {
        return SHOP;
    }

    /** Neither a retry nor a replay changes the number. */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventForm form = ChargifyForm.of(message.body()).form();
        return List.of(message.event(SHOP, form.required(KIND), form.required(ID)));
    }

    /** Of a payment and the renewal that it pays for, each gives the same time: it does not matter which comes first. */
    @Override
    public ShopNotice read(ShopEvent event) {
        ChargifyForm chargify = ChargifyForm.of(event.body());
        EventForm form = chargify.form();
        return switch (form.required(KIND)) {
            case "payment_success" -> new OrderPaid(
                    form.required(TRANSACTION),
                    Set.of(),
                    List.of(chargify.line()),
                    chargify.customer(),
                    form.number(ChargifyForm.CUSTOMER + "[id]"),
                    false);
            case "renewal_success" -> new SubscriptionPaid(
                    chargify.subscription(), chargify.paidUntil(), form.number(TRANSACTION).map(Payment::new),
                    Optional.of(chargify.line()), false);
            case "subscription_state_change" -> ofState(chargify);
            case "signup_success" -> new NothingToDo("The sign-up to a subscription; its payment comes on its own.");
            case "component_allocation_change" -> ofAllocation(chargify);
            case "refund_success" -> ofRefund(chargify);
            default -> new NothingToDo("An event of a kind that does not matter.");
        };
    }

    private static ShopNotice ofState(ChargifyForm chargify) {
        return OVER.contains(chargify.form().required(ChargifyForm.SUBSCRIPTION + "[state]"))
                ? new SubscriptionEnded(chargify.subscription())
                : new NothingToDo("The subscription has a state in which it goes on.");
    }

    /** Whole numbers of the kinds of which a subscription holds as many as it pays for; others are counted as they are used. */
    private static ShopNotice ofAllocation(ChargifyForm chargify) {
        EventForm form = chargify.form();
        if (!HELD.contains(form.required(COMPONENT + "[kind]"))) {
            return new NothingToDo("A component of a kind of which a subscription holds no number.");
        }
        String set = "cid_" + form.required(COMPONENT + "[id]");
        return new AllocationChanged(
                chargify.subscription(),
                ToldNumber.of(COMPONENT + "[id]", set),
                ProductName.of(form.text(COMPONENT + "[name]")),
                ToldNumber.ordered(ALLOCATION, form.required(ALLOCATION)),
                Mapping.ofSets(set),
                chargify.paidUntil(),
                chargify.time("payload[timestamp]"));
    }

    /** The amount of the payment is told with it, so that it is plain when all of it is back. */
    private static ShopNotice ofRefund(ChargifyForm chargify) {
        EventForm form = chargify.form();
        String payment = form.required("payload[payment_id]");
        Price refunded = chargify.price("payload[amount_in_cents]");
        Price paid = chargify.price("payload[payment_amount_in_cents]");
        Refund refund = new Refund(form.number("payload[refund_id]").orElse(form.required(ID)), Optional.of(refunded), Optional.of(paid));
        return refunded.covers(paid)
                ? new OrderRefunded(payment)
                : new OrderPartlyRefunded(payment, List.of(), Optional.of(refund));
    }
}
