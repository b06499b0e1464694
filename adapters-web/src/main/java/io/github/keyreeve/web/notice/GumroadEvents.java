package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gumroad's pings: one event a message (source: what every shop sends, 9). */
public final class GumroadEvents implements ShopEventReader {

    private static final String SHOP = "gumroad";
    private static final String KIND = "resource_name";
    private static final String SALE = "sale";
    private static final String REFUND = "refund";
    private static final String SALE_ID = "sale_id";
    private static final String SUBSCRIPTION = "subscription_id";
    private static final String REFUNDED = "refunded";
    private static final String TRUE = "true";
    private static final String ONLY_LINE = "1";

    @Override
    public String shop() {
        return SHOP;
    }

    /** What is told of subscriptions names no seller: those that are known here are his (source: Gumroad's source, ping_notification.rb). */
    @Override
    public boolean isTo(String receiver, ShopMessage message) {
        return GumroadForm.of(message.body()).form().text("seller_id").filter(seller -> !seller.equals(receiver.strip())).isEmpty();
    }

    /** A ping that is tried again has a field more, {@code retry_count}; that makes it no other event. */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        GumroadForm ping = GumroadForm.of(message.body());
        String number = ping.hidden().isEmpty() ? number(ping.form()) : EventNumber.ofBytes(message.body());
        return List.of(message.event(SHOP, kind(ping.form()), number));
    }

    /**
     * Each sale has its number, recurring ones too. A sale may be refunded in parts before it is refunded as a whole, and
     * a subscription may end, begin anew and end again: then the times tell the events apart.
     */
    private static String number(EventForm form) {
        String kind = kind(form);
        if (form.text(SALE_ID).isEmpty()) {
            return EventNumber.of(
                    Optional.of(kind),
                    Optional.of(form.required(SUBSCRIPTION)),
                    Stream.of("ended_at", "cancelled_at", "restarted_at", "effective_as_of")
                            .flatMap(time -> form.text(time).stream())
                            .findFirst());
        }
        return kind.equals(REFUND)
                ? EventNumber.of(Optional.of(kind), form.text(SALE_ID), form.text(REFUNDED))
                : EventNumber.of(Optional.of(kind), form.text(SALE_ID));
    }

    /** Pings to the address of the settings page are sales only, and may not say so. */
    private static String kind(EventForm form) {
        return form.text(KIND).orElse(SALE);
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        GumroadForm ping = GumroadForm.of(event.body());
        if (!ping.hidden().isEmpty()) {
            return new NotUsable("The checkout asks a question that is called %s, and Gumroad sends the answer in place of "
                    .formatted(String.join(", ", ping.hidden())) + "its own field: rename the question.");
        }
        EventForm form = ping.form();
        return switch (kind(form)) {
            case SALE -> ofSale(ping);
            case REFUND -> ofRefund(form);
            case "dispute" -> new OrderDisputed(form.required(SALE_ID));
            case "dispute_won" -> new DisputeWon(form.required(SALE_ID));
            case "subscription_ended" -> new SubscriptionEnded(form.required(SUBSCRIPTION));
            case "cancellation" -> new NothingToDo("The subscription will not be renewed; the time paid goes on.");
            case "subscription_restarted" -> new NothingToDo("The subscription goes on; its payments come on their own.");
            case "subscription_updated" -> new NothingToDo("The subscription changed; its payments come on their own.");
            default -> new NothingToDo("A ping of a kind that does not matter.");
        };
    }

    private static ShopNotice ofSale(GumroadForm ping) {
        EventForm form = ping.form();
        String sale = form.required(SALE_ID);
        if (form.says("is_preorder_authorization", TRUE)) {
            return new NothingToDo("A pre-order; its payment comes on its own.");
        }
        if (form.says("is_recurring_charge", TRUE)) {
            return new SubscriptionPaid(
                    form.required(SUBSCRIPTION), ping.paidUntil(), Optional.of(new Payment(sale)), line(ping), isTest(form));
        }
        return new OrderPaid(
                sale, Set.of(), line(ping).stream().toList(), ping.customer(), form.number("purchaser_id"), isTest(form));
    }

    /** Every refund is told, and whether all of the money is back now (source: Gumroad's source, refundable.rb). */
    private static ShopNotice ofRefund(EventForm form) {
        String sale = form.required(SALE_ID);
        return form.says(REFUNDED, "false") ? new OrderPartlyRefunded(sale) : new OrderRefunded(sale);
    }

    private static Optional<PaidLine> line(GumroadForm ping) {
        EventForm form = ping.form();
        Optional<String> subscription = form.number(SUBSCRIPTION);
        return ToldNumber.ordered("quantity", form.text("quantity").orElse("1")).map(quantity -> new PaidLine(
                ONLY_LINE,
                ProductName.of(form.text("product_name")),
                quantity,
                ping.mapping(),
                new Mapping(form.arguments("url_params"), List.of()),
                subscription,
                subscription.flatMap(known -> ping.paidUntil())));
    }

    /** Gumroad's own mark: the buyer is the seller. */
    private static boolean isTest(EventForm form) {
        return form.says("test", TRUE);
    }
}
