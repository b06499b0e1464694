package io.github.keyreeve.web.notice;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PayPal's instant payment notifications: one event a message (source: what every shop sends, 5).
 *
 * <p>Money tells what is to be done: {@code payment_status}, where there is one, else the kind of the transaction.
 */
public final class PayPalEvents implements ShopEventReader {

    private static final String SHOP = "paypal";
    private static final String TRANSACTION = "txn_id";
    private static final String KIND = "txn_type";
    private static final String STATUS = "payment_status";
    private static final String PARENT = "parent_txn_id";
    private static final String SUBSCRIPTION = "subscr_id";
    private static final String SUBSCRIPTION_PAYMENT = "subscr_payment";
    private static final Set<String> SALES = Set.of("web_accept", "express_checkout", "cart", SUBSCRIPTION_PAYMENT);

    @Override
    public String shop() {
        return SHOP;
    }

    @Override
    public boolean isTo(String receiver, ShopMessage message) {
        return PayPalForm.isTo(receiver, message.body());
    }

    /** A message that PayPal repeats has a field more, {@code resend}; that makes it no other event. */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventForm form = PayPalForm.of(message.body()).form();
        Optional<String> kind = form.text(KIND);
        Optional<String> status = form.text(STATUS);
        return List.of(message.event(SHOP, status.or(() -> kind).orElse("ipn"), number(form, message.body())));
    }

    /** The same transaction counts anew with every status: pending, then completed. */
    private static String number(EventForm form, byte[] body) {
        Optional<String> transaction = form.text(TRANSACTION);
        if (form.text(PARENT).isPresent()) {
            return EventNumber.of(transaction, form.text(STATUS), form.text(PARENT), form.text("reason_code"));
        }
        if (transaction.isPresent()) {
            return form.text(STATUS).isPresent()
                    ? EventNumber.of(transaction, form.text(STATUS))
                    : EventNumber.of(transaction, form.text(KIND), form.text("case_id"));
        }
        if (PayPalProfile.isOne(form) && form.text(PayPalProfile.NUMBER).isPresent()) {
            return PayPalProfile.number(form);
        }
        return form.text(SUBSCRIPTION).isPresent()
                ? EventNumber.of(form.text(KIND), form.text(SUBSCRIPTION))
                : EventNumber.ofBytes(body);
    }

    @Override
    public ShopNotice read(ShopEvent event) {
        PayPalForm paypal = PayPalForm.of(event.body());
        EventForm form = paypal.form();
        Optional<String> status = form.text(STATUS);
        return status.isPresent() ? ofMoney(status.get(), paypal) : ofNoMoney(paypal);
    }

    /**
     * PayPal has one status for refunds of any size, and names the amount, which is to be compared with what had been paid.
     * The word for partial ones of PayPal's other interfaces is understood as well, should it come.
     */
    private static ShopNotice ofMoney(String status, PayPalForm paypal) {
        EventForm form = paypal.form();
        return switch (status) {
            case "Completed" -> ofReceipt(paypal);
            case "Refunded" -> new OrderRefunded(form.required(PARENT), Optional.of(paypal.refund()));
            case "Partially_Refunded", "Partially-Refunded" -> new OrderPartlyRefunded(
                    form.required(PARENT), List.of(), Optional.of(paypal.refund()));
            case "Reversed" -> new OrderDisputed(form.required(PARENT));
            case "Canceled_Reversal" -> new DisputeWon(form.required(PARENT));
            case "Pending" -> new NothingToDo("The payment is still pending.");
            default -> new NothingToDo("The payment has a status other than Completed.");
        };
    }

    private static ShopNotice ofReceipt(PayPalForm paypal) {
        EventForm form = paypal.form();
        String kind = form.text(KIND).orElse("");
        if (SALES.contains(kind)) {
            Optional<String> subscription = kind.equals(SUBSCRIPTION_PAYMENT)
                    ? Optional.of(form.required(SUBSCRIPTION))
                    : form.number(SUBSCRIPTION);
            return new OrderPaid(
                    form.required(TRANSACTION),
                    Set.of(),
                    paypal.lines(subscription),
                    paypal.customer(),
                    form.number("payer_id"),
                    paypal.isTest(),
                    paypal.paid());
        }
        return PayPalProfile.isOne(form)
                ? new PayPalProfile(paypal).ofPayment()
                : new NothingToDo("The payment is of a kind by which no licences are sold.");
    }

    private static ShopNotice ofNoMoney(PayPalForm paypal) {
        EventForm form = paypal.form();
        if (PayPalProfile.isOne(form)) {
            return new PayPalProfile(paypal).ofNoPayment();
        }
        return switch (form.text(KIND).orElse("")) {
            case "subscr_eot" -> new SubscriptionEnded(form.required(SUBSCRIPTION));
            case "subscr_signup" -> new NothingToDo("The sign-up to a subscription; its payment comes on its own.");
            case "subscr_cancel" -> new NothingToDo("The subscription will not be renewed; the time paid goes on.");
            case "web_accept", "express_checkout", "cart", SUBSCRIPTION_PAYMENT -> new NotUsable(
                    "A sale without payment_status: whether it was paid can only be seen at PayPal.");
            default -> new NothingToDo("A message of a kind that does not matter.");
        };
    }
}
