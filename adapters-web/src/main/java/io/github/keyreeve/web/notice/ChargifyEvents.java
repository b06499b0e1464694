package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The webhooks of Chargify, today's Maxio: one event a message (source: what every shop sends, 10). */
public final class ChargifyEvents implements ShopEventReader {

    private static final ProviderName SHOP = new ProviderName("chargify");
    private static final String ID = "id";
    private static final String KIND = "event";
    private static final String PAYLOAD = "payload";
    private static final String SUBSCRIPTION = "payload[subscription]";
    private static final String CUSTOMER = SUBSCRIPTION + "[customer]";
    private static final String PRODUCT = SUBSCRIPTION + "[product]";
    private static final String PAID_UNTIL = SUBSCRIPTION + "[current_period_ends_at]";
    private static final String TRANSACTION = "payload[transaction][id]";
    private static final String ONLY_LINE = "1";
    private static final Set<String> OVER = Set.of("canceled", "expired", "unpaid");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z");

    @Override
    public String shop() {
        return SHOP.text();
    }

    /** Neither a retry nor a replay changes the number. */
    @Override
    public List<ShopEvent> events(ShopMessage message) {
        EventForm form = form(message.body());
        return List.of(new ShopEvent(
                SHOP,
                EventNumber.kind(form.required(KIND)),
                form.required(ID),
                message.body(),
                message.contentType(),
                message.arguments()));
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
            case "component_allocation_change" -> new NotUsable("A subscription has another number of a component now; how "
                    + "many licences that means is not known. Look the subscription up in Chargify and change its licences.");
            case "refund_success" -> new NotUsable("Chargify refunded a payment; of which order is not known. "
                    + "Look the subscription up in Chargify and revoke its licences if they were given back.");
            default -> new NothingToDo("An event of a kind that does not matter.");
        };
    }

    private static ShopNotice ofState(EventForm form) {
        return OVER.contains(form.required(SUBSCRIPTION + "[state]"))
                ? new SubscriptionEnded(subscription(form))
                : new NothingToDo("The subscription has a state in which it goes on.");
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
                        form.number(PAYLOAD + "[component][id]").map(id -> "cid_" + id),
                        form.number(PRODUCT + "[id]").map(id -> "pid_" + id),
                        form.number(PRODUCT + "[handle]"))
                .flatMap(Optional::stream)
                .toArray(String[]::new));
    }

    private static String subscription(EventForm form) {
        return form.required(SUBSCRIPTION + "[id]");
    }

    private static Optional<Instant> paidUntil(EventForm form) {
        return form.text(PAID_UNTIL).map(ChargifyEvents::time);
    }

    private static Instant time(String text) {
        try {
            return (text.contains("T") ? OffsetDateTime.parse(text) : OffsetDateTime.parse(text, TIME)).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableRequestException(PAID_UNTIL, "must be a time such as 2026-02-05 09:00:00 +0000");
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
