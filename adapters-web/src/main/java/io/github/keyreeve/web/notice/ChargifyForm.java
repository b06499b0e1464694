package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a web hook of Chargify says about subscriptions, money and persons. */
record ChargifyForm(EventForm form) {

    static final String SUBSCRIPTION = "payload[subscription]";
    static final String CUSTOMER = SUBSCRIPTION + "[customer]";
    private static final String PRODUCT = SUBSCRIPTION + "[product]";
    private static final String PAID_UNTIL = SUBSCRIPTION + "[current_period_ends_at]";
    private static final String ONLY_LINE = "1";
    private static final Pattern CENTS = Pattern.compile("[0-9]{1,11}");
    /** What ISO 4217 has for none: the payment's own, whichever that is. */
    private static final String ITS_CURRENCY = "XXX";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static ChargifyForm of(byte[] body) {
        return new ChargifyForm(EventForm.of(body, StandardCharsets.UTF_8));
    }

    String subscription() {
        return form.required(SUBSCRIPTION + "[id]");
    }

    Optional<Instant> paidUntil() {
        return time(PAID_UNTIL);
    }

    /** @throws UnreadableRequestException if something else stands there */
    Optional<Instant> time(String name) {
        return form.text(name).map(text -> time(name, text));
    }

    private static Instant time(String name, String text) {
        try {
            Instant time = (text.contains("T") ? OffsetDateTime.parse(text) : OffsetDateTime.parse(text, TIME)).toInstant();
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new UnreadableRequestException(name, "must be a time such as 2026-02-05 09:00:00 +0000");
    }

    /** @throws UnreadableRequestException if it is no amount in cents */
    Price price(String name) {
        String cents = form.required(name);
        try {
            return Price.of(CENTS.matcher(cents).matches() ? new BigDecimal(cents).movePointLeft(2).toPlainString() : "",
                    form.text("payload[currency]").orElse(ITS_CURRENCY));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRequestException(name, "must be a whole number of cents, of a currency");
        }
    }

    /** A payment does not say how many were bought. */
    PaidLine line() {
        return new PaidLine(
                ONLY_LINE,
                ProductName.of(form.text(PRODUCT + "[name]")),
                Quantity.ONE,
                mapping(),
                Mapping.NONE,
                Optional.of(subscription()),
                paidUntil());
    }

    private Mapping mapping() {
        return Mapping.ofSets(Stream.of(
                        form.number(PRODUCT + "[id]").map(id -> "pid_" + id),
                        form.number(PRODUCT + "[handle]"))
                .flatMap(Optional::stream)
                .toArray(String[]::new));
    }

    Customer customer() {
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
}
