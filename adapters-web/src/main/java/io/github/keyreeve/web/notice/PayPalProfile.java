package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PayPal says about a recurring payment profile, its other kind of subscription: one that the seller's own system
 * made, of one item without a number (source: PayPal's IPN guide of 2012, recurring payments variables, and recorded
 * messages).
 */
record PayPalProfile(PayPalForm paypal) {

    static final String NUMBER = "recurring_payment_id";
    private static final String ONLY_LINE = "1";
    /** Such as {@code 02:00:00 Feb 18, 2027 PST}; {@code N/A} once nothing more is to be paid. */
    private static final Pattern TIME = Pattern.compile("(.*) (PST|PDT)");
    private static final Map<String, ZoneOffset> CLOCKS = Map.of("PST", ZoneOffset.ofHours(-8), "PDT", ZoneOffset.ofHours(-7));
    private static final DateTimeFormatter PACIFIC = DateTimeFormatter.ofPattern("HH:mm:ss MMM d, uuuu", Locale.US);

    static boolean isOne(EventForm form) {
        return form.text("txn_type").filter(kind -> kind.startsWith("recurring_payment")).isPresent();
    }

    /** Messages without a payment of their own: the same may be said of a profile again when it was paid meanwhile. */
    static String number(EventForm form) {
        return EventNumber.of(form.text("txn_type"), form.text(NUMBER), form.text("initial_payment_status"),
                form.text("next_payment_date"));
    }

    /** A payment that is complete: the first one of a profile issues, the others prolong. */
    ShopNotice ofPayment() {
        return form().says("txn_type", "recurring_payment")
                ? paid(form().required("txn_id"), paypal.paid())
                : new NotUsable("PayPal received money for a recurring payment profile with a message of a kind that is not known here: "
                        + "look the profile up at PayPal, and renew its licences if they were paid.");
    }

    ShopNotice ofNoPayment() {
        return switch (form().required("txn_type")) {
            case "recurring_payment_profile_created" -> ofBeginning();
            case "recurring_payment_expired", "recurring_payment_suspended_due_to_max_failed_payment" ->
                    new SubscriptionEnded(form().required(NUMBER));
            case "recurring_payment_profile_cancel", "recurring_payment_suspended" ->
                    new NothingToDo("The subscription will not be renewed for now; the time paid goes on.");
            case "recurring_payment_failed", "recurring_payment_skipped" ->
                    new NothingToDo("A payment was not made; PayPal tries it again, or ends the subscription.");
            case "recurring_payment" -> new NotUsable(
                    "A payment without payment_status: whether it was made can only be seen at PayPal.");
            default -> new NothingToDo("A message of a kind that does not matter.");
        };
    }

    private ShopNotice ofBeginning() {
        return form().says("initial_payment_status", "Completed")
                ? paid(form().required("initial_payment_txn_id"), paypal.price("initial_payment_amount", "currency_code"))
                : new NothingToDo("The beginning of a subscription; its payments come on their own.");
    }

    /** Whoever can make a profile can name any product; that it pays to the seller is checked where the receiver is set. */
    private OrderPaid paid(String transaction, Optional<Price> price) {
        PaidLine line = new PaidLine(
                ONLY_LINE,
                ProductName.of(form().text("product_name")),
                Quantity.ONE,
                Mapping.NONE,
                form().text("product_name").map(Mapping::ofText).orElse(Mapping.NONE),
                Optional.of(form().required(NUMBER)),
                form().text("next_payment_date").flatMap(PayPalProfile::time),
                price);
        return new OrderPaid(transaction, Set.of(), List.of(line), paypal.customer(), form().number("payer_id"),
                paypal.isTest(), price);
    }

    private static Optional<Instant> time(String text) {
        Matcher time = TIME.matcher(text);
        try {
            return time.matches()
                    ? Optional.of(LocalDateTime.parse(time.group(1), PACIFIC).toInstant(CLOCKS.get(time.group(2))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private EventForm form() {
        return paypal.form();
    }
}
