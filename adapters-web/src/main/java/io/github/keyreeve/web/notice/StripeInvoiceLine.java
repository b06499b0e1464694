package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import java.time.Instant;
import java.util.Optional;

/** A line of an invoice, in the form before 2025-03-31 or from then on. */
record StripeInvoiceLine(EventJson line) implements StripeLine {

    /** Whether the line settles a change within a time already paid. */
    boolean isProration() {
        return line.at("proration").isTrue()
                || line.at("parent", "subscription_item_details", "proration").isTrue()
                || line.at("parent", "invoice_item_details", "proration").isTrue();
    }

    @Override
    public boolean isSingleSale() {
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
}
