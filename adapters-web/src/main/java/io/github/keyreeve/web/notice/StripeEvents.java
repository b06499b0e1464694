package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.PaymentNamed;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stripe's events, in the form of the API before 2025-03-31 and from then on (source: what every shop sends, 3).
 *
 * <p>One purchase is told by several events, in any order. So that all of them mean the same order, an order goes by the
 * subscription that it begins; else by its invoice; and by the checkout session where there is neither.
 */
public final class StripeEvents implements ShopEventReader {

    @Override
    public String shop() {
        return "stripe";
    }

    /** Source: what every shop sends, 3 e. */
    @Override
    public int refusalStatus() {
        return 400;
    }

    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventJson event = EventJson.of(message.body());
        return List.of(message.event(shop(), event.required("type"), event.required("id")));
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        EventJson told = EventJson.of(event.body());
        EventJson object = told.at("data", "object");
        boolean testOrder = told.at("livemode").isFalse();
        return switch (event.kind()) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                new StripeCheckout(object, testOrder).notice();
            case "invoice.paid", "invoice.payment_succeeded" -> new StripeInvoice(object, testOrder).notice();
            case "invoice_payment.paid" -> named(object);
            case "customer.subscription.deleted" -> new SubscriptionEnded(object.requiredNumber("id"));
            case "charge.refunded" -> refunded(object);
            case "charge.dispute.created" -> opened(object);
            case "charge.dispute.funds_withdrawn" -> new OrderDisputed(disputed(object));
            case "charge.dispute.closed" -> closed(object);
            default -> new NothingToDo("Stripe's events of this kind change no licence.");
        };
    }

    /** Since 2025-03-31 an invoice does not name its payment any more, and a refund names nothing else. */
    private static ShopNotice named(EventJson invoicePayment) {
        Set<String> numbers = Stream.of("payment_intent", "charge")
                .flatMap(name -> invoicePayment.at("payment").numberOf(name).stream())
                .collect(Collectors.toSet());
        return invoicePayment.numberOf("invoice")
                .<ShopNotice>map(invoice -> new PaymentNamed(invoice, numbers))
                .orElseThrow(() -> new UnreadableRequestException("data.object.invoice", "is missing"));
    }

    private static ShopNotice refunded(EventJson charge) {
        String order = charge.numberOf("payment_intent")
                .or(() -> charge.numberOf("invoice"))
                .orElseGet(() -> charge.requiredNumber("id"));
        return charge.at("refunded").isTrue() ? new OrderRefunded(order) : new OrderPartlyRefunded(order);
    }

    /** An inquiry takes no money yet; where it becomes a dispute, that is told when the money is taken. */
    private static ShopNotice opened(EventJson dispute) {
        return dispute.at("status").text().filter(status -> status.startsWith("warning_")).isPresent()
                ? new NothingToDo("The buyer's bank inquires; the money is still there.")
                : new OrderDisputed(disputed(dispute));
    }

    private static ShopNotice closed(EventJson dispute) {
        return switch (dispute.required("status")) {
            case "won" -> new DisputeWon(disputed(dispute));
            case "warning_closed" -> new NothingToDo("The inquiry of the buyer's bank is closed; it had taken nothing.");
            default -> new NothingToDo("The dispute ended as its beginning was told: the money is gone.");
        };
    }

    private static String disputed(EventJson dispute) {
        Optional<String> order = dispute.numberOf("payment_intent").or(() -> dispute.numberOf("charge"));
        return order.orElseThrow(() -> new UnreadableRequestException("data.object.payment_intent", "is missing"));
    }
}
