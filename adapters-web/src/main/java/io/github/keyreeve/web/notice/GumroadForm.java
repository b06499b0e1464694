package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a ping of Gumroad says, and which of its fields are Gumroad's at all. */
record GumroadForm(EventForm form) {

    private static final String SOLD_AT = "sale_timestamp";

    /** Fields that licences hang on and that Gumroad writes before those of the checkout. */
    private static final List<String> RELIED_ON = List.of(
            "seller_id", "sale_id", "product_id", "permalink", "short_product_id", "quantity", "subscription_id", "sale_timestamp",
            "is_recurring_charge", "is_preorder_authorization", "test", "resource_name", "purchaser_id", "refunded",
            "recurrence");

    /** How often a subscription is paid (source: Gumroad's source, the recurrences of a price). */
    private static final Map<String, Period> RECURRENCES = Map.of(
            "monthly", Period.ofMonths(1),
            "quarterly", Period.ofMonths(3),
            "biannually", Period.ofMonths(6),
            "yearly", Period.ofYears(1),
            "every_two_years", Period.ofYears(2));

    static GumroadForm of(byte[] body) {
        return new GumroadForm(EventForm.of(body, StandardCharsets.UTF_8));
    }

    /**
     * Fields that hold a buyer's answer at the checkout: Gumroad writes these answers over its own fields of the same
     * name, and once more among the custom fields (source: Gumroad's source, ping_notification.rb). No text of a buyer is
     * among the names.
     */
    List<String> hidden() {
        return RELIED_ON.stream().filter(this::isAnswered).toList();
    }

    private boolean isAnswered(String name) {
        List<String> told = form.values(name);
        return form.values("custom_fields[" + name + "]").stream().anyMatch(told::contains);
    }

    /** The end of what a sale of a subscription pays for; absent where Gumroad does not say how often it is paid. */
    Optional<Instant> paidUntil() {
        Optional<Period> time = form.text("recurrence").map(RECURRENCES::get);
        return time.flatMap(period -> form.text(SOLD_AT).map(sold -> end(sold, period)));
    }

    private static Instant end(String sold, Period period) {
        try {
            return OffsetDateTime.parse(sold).withOffsetSameInstant(ZoneOffset.UTC).plus(period).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableRequestException(SOLD_AT, "must be a time such as 2026-01-05T09:00:00Z");
        }
    }

    Mapping mapping() {
        return new Mapping(Arguments.NONE, Stream.of("permalink", "product_id", "short_product_id")
                .flatMap(name -> form.number(name).stream())
                .distinct()
                .toList());
    }

    Customer customer() {
        return new ToldCustomer()
                .with(CustomerPart.EMAIL, form.text("email"))
                .with(CustomerPart.NAME, form.text("full_name"))
                .customer();
    }
}
