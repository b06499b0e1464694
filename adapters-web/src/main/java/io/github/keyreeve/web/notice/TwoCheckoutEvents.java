package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderAuthorized;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** 2Checkout's instant payment notifications: one event a message (source: what every shop sends, 6.2). */
public final class TwoCheckoutEvents implements ShopEventReader {

    private static final String SHOP = "2checkout";
    private static final String ORDER = "REFNO";
    private static final String STATUS = "ORDERSTATUS";
    private static final String MESSAGE = "MESSAGE_TYPE";
    private static final String CHARGEBACK = "CHARGEBACK_RESOLUTION";
    private static final String REFUND = "REFUND_TYPE";
    private static final String NO_CHARGEBACK = "NONE";
    private static final String CHARGEBACK_WON = "WON";
    private static final String REVIEW = "FRAUD_STATUS";
    private static final String APPROVED = "APPROVED";
    /** The order's payment is on its way, in the words of several of 2Checkout's interfaces. */
    private static final Set<String> AUTHORIZED = Set.of("AUTHRECEIVED", "PAYMENT_AUTHORIZED", "PAYMENT_RECEIVED");
    private static final Set<String> OVER = Set.of("REVERSED", "CANCELED", "INVALID");
    private static final Set<String> YES = Set.of("1", "yes", "true");

    @Override
    public String shop() {
        return SHOP;
    }

    /**
     * Repeated until it is answered right, and nobody knows whether with the same message number and date: so the order,
     * what became of it, and its licences make the number.
     */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventForm form = form(message.body());
        String licenses = String.join(",", form.list("IPN_LICENSE_REF"));
        return List.of(message.event(
                SHOP,
                form.text(MESSAGE).or(() -> form.text(STATUS)).orElse("ipn"),
                EventNumber.of(
                        Optional.of(form.required(ORDER)),
                        form.text(STATUS),
                        form.text(MESSAGE),
                        form.text(CHARGEBACK),
                        form.text(REFUND),
                        Optional.of(licenses).filter(text -> !text.isEmpty()),
                        review(form))));
    }

    /** What takes licences back comes first: an order stays COMPLETE while its payment is disputed. */
    @Override
    public ShopNotice read(ShopEvent event) {
        EventForm form = form(event.body());
        String order = form.required(ORDER);
        String chargeback = form.text(CHARGEBACK).orElse(NO_CHARGEBACK);
        if (!chargeback.equals(NO_CHARGEBACK) && !chargeback.equals(CHARGEBACK_WON)) {
            return new OrderDisputed(order);
        }
        if (is("REFUND", form)) {
            return refunded(order, form.text(REFUND).map(type -> type.toUpperCase(Locale.ROOT)).orElse(""));
        }
        if (OVER.stream().anyMatch(status -> is(status, form))) {
            return new OrderCancelled(order);
        }
        if (chargeback.equals(CHARGEBACK_WON)) {
            return new DisputeWon(order);
        }
        if (form.says(STATUS, "COMPLETE")) {
            return paid(order, form);
        }
        return form.text(STATUS).filter(AUTHORIZED::contains).isPresent()
                ? authorized(order, form)
                : new NothingToDo("The order is not complete.");
    }

    /** Of the words for it only TOTAL is known of a recorded message, and none is documented: what is unlike both is not guessed. */
    private static ShopNotice refunded(String order, String type) {
        if (type.contains("PARTIAL")) {
            return new OrderPartlyRefunded(order);
        }
        return type.isEmpty() || type.contains("TOTAL") || type.contains("FULL")
                ? new OrderRefunded(order)
                : new NotUsable("2Checkout refunded an order with a REFUND_TYPE that is not known here: whether it is all of it can only be "
                        + "seen at 2Checkout. Revoke the order's licences if it is.");
    }

    private static ShopNotice authorized(String order, EventForm form) {
        return review(form).isEmpty()
                ? new OrderAuthorized(paid(order, form))
                : new NothingToDo("The order's payment is authorised, and 2Checkout still looks at it.");
    }

    /** What became of 2Checkout's look at the order, unless it is approved or not told. */
    private static Optional<String> review(EventForm form) {
        return form.text(REVIEW).filter(review -> !review.equals(APPROVED));
    }

    /** A renewal is an order of its own, with the reference of the subscription that it renews. */
    private static OrderPaid paid(String order, EventForm form) {
        return new OrderPaid(
                order,
                Set.of(),
                TwoCheckoutLines.of(form).paid(),
                customer(form),
                form.number("AVANGATE_CUSTOMER_REFERENCE"),
                form.text("TEST_ORDER").filter(text -> YES.contains(text.toLowerCase(Locale.ROOT))).isPresent());
    }

    private static boolean is(String status, EventForm form) {
        return Stream.of(STATUS, MESSAGE).anyMatch(name -> form.says(name, status));
    }

    private static Customer customer(EventForm form) {
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, form.text("CUSTOMEREMAIL"))
                .withName(form.text("FIRSTNAME"), form.text("LASTNAME"))
                .with(CustomerPart.COMPANY, form.text("COMPANY"))
                .with(CustomerPart.STREET1, form.text("ADDRESS1"))
                .with(CustomerPart.STREET2, form.text("ADDRESS2"))
                .with(CustomerPart.CITY, form.text("CITY"))
                .with(CustomerPart.STATE, form.text("STATE"))
                .with(CustomerPart.ZIP, form.text("ZIPCODE"))
                .with(CustomerPart.COUNTRY, form.text("COUNTRY"))
                .with(CustomerPart.PHONE, form.text("PHONE"))
                .customer();
    }

    private static EventForm form(byte[] body) {
        return EventForm.of(body, StandardCharsets.UTF_8);
    }
}
