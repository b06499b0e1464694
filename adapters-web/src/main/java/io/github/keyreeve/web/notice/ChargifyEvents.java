package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
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
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The webhooks of Chargify, today's Maxio: one event a message (source: what every shop sends, 10). */
public final class ChargifyEvents implements ShopEventReader {

    private static final String SHOP = "chargify";
    private static final String ID = "id";
    private static final String KIND = "event";
    private static final String SUBSCRIPTION = "payload[subscription]";
    private static final String CUSTOMER = SUBSCRIPTION + "[customer]";
    private static final String PRODUCT = SUBSCRIPTION + "[product]";
    private static final String PAID_UNTIL = SUBSCRIPTION + "[current_period_ends_at]";
    private static final String TRANSACTION = "payload[transaction][id]";
    private static final String COMPONENT = "payload[component]";
    private static final String CHANGED_AT = "payload[timestamp]";
    private static final Pattern CENTS = Pattern.compile("[0-9]{1,11}");
    /** What ISO 4217 has for none: the payment's own, whichever that is. */
    private static final String ITS_CURRENCY = "XXX";
    private static final String ONLY_LINE = "1";
    private static final Set<String> HELD = Set.of("quantity_based_component", "on_off_component");
    private static final Set<String> OVER = Set.of("canceled", "expired", "unpaid");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z");

    @Override
    public String shop() {
        return SHOP;
    }

    /** Neither a retry nor a replay changes the number. */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventForm form = form(message.body());
        return List.of(message.event(SHOP, form.required(KIND), form.required(ID)));
    }

    /** Of a payment and the renewal that it pays for, each gives the same time: it does not matter which comes first. */
    @Override
    public ShopNotice read(ShopEvent event) {
        EventForm form = form(event.body());
        return switch (form.required(KIND)) {
            case "payment_success" -> new OrderPaid(
                    form.required(TRANSACTION),
                    Set.of(),
                    List.of(line(form)),
                    customer(form),
                    form.number(CUSTOMER + "[id]"),
                    false);
            case "renewal_success" -> new SubscriptionPaid(
                    subscription(form), paidUntil(form), form.number(TRANSACTION).map(Payment::new), Optional.of(line(form)), false);
            case "subscription_state_change" -> ofState(form);
            case "signup_success" -> new NothingToDo("The sign-up to a subscription; its payment comes on its own.");
            case "component_allocation_change" -> ofAllocation(form);
            case "refund_success" -> ofRefund(form);
            default -> new NothingToDo("An event of a kind that does not matter.");
        };
    }

    private static ShopNotice ofState(EventForm form) {
        return OVER.contains(form.required(SUBSCRIPTION + "[state]"))
                ? new SubscriptionEnded(subscription(form))
                : new NothingToDo("The subscription has a state in which it goes on.");
    }

    /** Whole numbers of the kinds of which a subscription holds as many as it pays for; others are counted as they are used. */
    private static ShopNotice ofAllocation(EventForm form) {
        if (!HELD.contains(form.required(COMPONENT + "[kind]"))) {
            return new NothingToDo("A component of a kind of which a subscription holds no number.");
        }
        String now = form.required("payload[new_allocation]");
        return new AllocationChanged(
                subscription(form),
                componentSet(form.required(COMPONENT + "[id]")),
                ProductName.of(form.text(COMPONENT + "[name]")),
                ToldNumber.ordered("payload[new_allocation]", now),
                Mapping.ofSets(componentSet(form.required(COMPONENT + "[id]"))),
                paidUntil(form),
                form.text(CHANGED_AT).map(text -> time(CHANGED_AT, text)));
    }

    /** The amount of the payment is told with it, so that it is plain when all of it is back. */
    private static ShopNotice ofRefund(EventForm form) {
        String payment = form.required("payload[payment_id]");
        Price refunded = price(form, "payload[amount_in_cents]");
        Price paid = price(form, "payload[payment_amount_in_cents]");
        Refund refund = new Refund(form.number("payload[refund_id]").orElse(form.required(ID)), Optional.of(refunded), Optional.of(paid));
        return refunded.covers(paid)
                ? new OrderRefunded(payment)
                : new OrderPartlyRefunded(payment, List.of(), Optional.of(refund));
    }

    private static Price price(EventForm form, String name) {
        String cents = form.required(name);
        try {
            return Price.of(CENTS.matcher(cents).matches() ? new BigDecimal(cents).movePointLeft(2).toPlainString() : "",
                    form.text("payload[currency]").orElse(ITS_CURRENCY));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRequestException(name, "must be a whole number of cents, of a currency");
        }
    }

    /** A payment does not say how many were bought. */
    private static PaidLine line(EventForm form) {
        return new PaidLine(
                ONLY_LINE,
                ProductName.of(form.text(PRODUCT + "[name]")),
                Quantity.ONE,
                mapping(form),
                Mapping.NONE,
                Optional.of(subscription(form)),
                paidUntil(form));
    }

    private static Mapping mapping(EventForm form) {
        return Mapping.ofSets(Stream.of(
                        form.number(PRODUCT + "[id]").map(id -> "pid_" + id),
                        form.number(PRODUCT + "[handle]"))
                .flatMap(Optional::stream)
                .toArray(String[]::new));
    }

    private static String componentSet(String id) {
        return "cid_" + id;
    }

    private static String subscription(EventForm form) {
        return form.required(SUBSCRIPTION + "[id]");
    }

    private static Optional<Instant> paidUntil(EventForm form) {
        return form.text(PAID_UNTIL).map(text -> time(PAID_UNTIL, text));
    }

    private static Instant time(String name, String text) {
        try {
            return (text.contains("T") ? OffsetDateTime.parse(text) : OffsetDateTime.parse(text, TIME)).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableRequestException(name, "must be a time such as 2026-02-05 09:00:00 +0000");
        }
    }

    private static Customer customer(EventForm form) {
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, form.text(CUSTOMER + "[email]"))
                .withName(form.text(CUSTOMER + "[first_name]"), form.text(CUSTOMER + "[last_name]"))
                .with(CustomerPart.COMPANY, form.text(CUSTOMER + "[organization]"))
                .with(CustomerPart.STREET1, form.text(CUSTOMER + "[address]"))
                .with(CustomerPart.STREET2, form.text(CUSTOMER + "[address_2]"))
                .with(CustomerPart.CITY, form.text(CUSTOMER + "[city]"))
                .with(CustomerPart.STATE, form.text(CUSTOMER + "[state]"))
                .with(CustomerPart.ZIP, form.text(CUSTOMER + "[zip]"))
                .with(CustomerPart.COUNTRY, form.text(CUSTOMER + "[country]"))
                .with(CustomerPart.PHONE, form.text(CUSTOMER + "[phone]"))
                .customer();
    }

    private static EventForm form(byte[] body) {
        return EventForm.of(body, StandardCharsets.UTF_8);
    }
}
