package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of an invoice, in the form before 2025-03-31 or from then on. */
record StripeInvoiceLine(EventJson line) {

    /** Whether the line settles a change within a time already paid. */
    boolean isProration() {
        return line.at("proration").isTrue()
                || line.at("parent", "subscription_item_details", "proration").isTrue()
                || line.at("parent", "invoice_item_details", "proration").isTrue();
    }

    /** Whether the line is none of the subscription's own, but was put on its invoice. */
    boolean isSingleSale() {
        return line.at("type").textOr("").equals("invoiceitem")
                || line.at("parent", "type").textOr("").equals("invoice_item_details");
    }

    Optional<Instant> paidUntil() {
        return line.at("period", "end").seconds();
    }

    /**
     * @param subscription of the invoice
     * @param forAllLines arguments that stand with the subscription or the invoice; what else was put on a subscription's
     *     invoice, such as a fee, is not what they speak of
     * @return none for a line of no licence
     */
    Optional<PaidLine> paid(String number, Optional<String> subscription, Arguments forAllLines) {
        Optional<String> own = subscription.filter(any -> !isSingleSale());
        Arguments around = own.equals(subscription) ? forAllLines : Arguments.NONE;
        return line.licenses("quantity").map(quantity -> new PaidLine(
                number,
                ProductName.of(line.at("description").text()),
                quantity,
                new Mapping(arguments().orElse(around), sets()),
                Mapping.NONE,
                own,
                own.flatMap(any -> paidUntil())));
    }

    private Arguments arguments() {
        return Stream.of(List.of(line), prices(), products())
                .flatMap(List::stream)
                .map(place -> place.at("metadata").arguments())
                .reduce(Arguments.NONE, Arguments::orElse);
    }

    private List<String> sets() {
        return Stream.of(prices(), products())
                .flatMap(List::stream)
                .flatMap(place -> place.numberOf().stream())
                .distinct()
                .toList();
    }

    /** Places of numbers or, in the form before 2025-03-31, of things in full; most are empty. */
    private List<EventJson> prices() {
        return List.of(line.at("pricing", "price_details", "price"), line.at("price"), line.at("plan"));
    }

    private List<EventJson> products() {
        return List.of(
                line.at("pricing", "price_details", "product"), line.at("price", "product"), line.at("plan", "product"));
    }
}
