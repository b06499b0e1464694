package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.order.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a checkout session. Where its line items were asked for, they stand in {@code line_items}. Otherwise it is one
 * line: the seller says in the session's metadata what it is and how many, or a stored set goes by the payment link.
 *
 * <p>What the seller says of the whole session goes on counting when line items come to it, so that a session means the
 * same before there is a key to ask with and after it.
 */
record StripeSessionLines(EventJson session, Optional<String> subscription) {

    List<PaidLine> paid() {
        List<StripeSessionLine> items = session.at("line_items", "data").items().stream().map(StripeSessionLine::new).toList();
        return items.isEmpty()
                ? quantity().map(this::onlyLine).stream().toList()
                : StripeLine.numbered(items).entrySet().stream()
                        .flatMap(item -> paid(item.getKey(), item.getValue(), items).stream())
                        .toList();
    }

    private PaidLine onlyLine(Quantity quantity) {
        return new PaidLine(StripeLine.FIRST, "", quantity, ofSession(), ofBuyer(), subscription, Optional.empty());
    }

    private Optional<PaidLine> paid(String number, StripeSessionLine item, List<StripeSessionLine> all) {
        boolean only = all.size() == 1;
        boolean isMeant = only || number.equals(StripeLine.FIRST) && all.stream().noneMatch(StripeSessionLine::namesProduct);
        return (only ? quantity(item) : item.quantity()).map(quantity -> new PaidLine(
                number,
                item.name(),
                quantity,
                isMeant ? ofSessionAnd(item) : completed(item),
                isMeant ? ofBuyer() : Mapping.NONE,
                subscription.filter(any -> !item.isSingleSale()),
                Optional.empty()));
    }

    /** The line's own arguments; its sets after that of the payment link, which is the more particular. */
    private Mapping ofSessionAnd(StripeSessionLine item) {
        return new Mapping(item.arguments(), List.of()).orElse(ofSession()).orElse(item.mapping());
    }

    /** What says nothing itself may need no licence. */
    private Mapping completed(StripeSessionLine item) {
        boolean saysNothing = item.arguments().values().isEmpty();
        return saysNothing ? item.mapping() : item.mapping().orElse(new Mapping(metadata(), List.of()));
    }

    private Mapping ofSession() {
        return new Mapping(metadata(), session.numberOf("payment_link").stream().toList());
    }

    private Mapping ofBuyer() {
        return Mapping.ofText(session.at("client_reference_id").textOr(""));
    }

    private Arguments metadata() {
        return session.at("metadata").arguments();
    }

    private Optional<Quantity> quantity(StripeSessionLine item) {
        return session.at("metadata", quantityName()).text().isPresent() ? quantity() : item.quantity();
    }

    private Optional<Quantity> quantity() {
        return session.licenses("metadata", quantityName());
    }

    private String quantityName() {
        boolean asArgument = session.at("metadata", "is_quantity").text().isPresent();
        return asArgument ? "is_quantity" : "quantity";
    }
}
