package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.order.Quantity;
import java.util.Optional;

/** A line item of a checkout session, as it is asked for. */
record StripeSessionLine(EventJson line) implements StripeLine {

    private static final String PRODUCT = "is_productid";

    @Override
    public boolean isSingleSale() {
        return !line.at("price", "recurring").isObject();
    }

    boolean namesProduct() {
        return arguments().value(PRODUCT).isPresent();
    }

    Optional<Quantity> quantity() {
        return line.licenses("quantity");
    }

    String name() {
        return ProductName.of(line.at("description").text(), line.at("price", "product", "name").text());
    }
}
