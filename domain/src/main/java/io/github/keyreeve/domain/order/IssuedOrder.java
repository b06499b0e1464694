package io.github.keyreeve.domain.order;

import io.github.keyreeve.domain.license.License;
import java.util.List;

/**
 * An order line and the licences that were issued for it, all at once.
 *
 * @param licenses in the order in which they are answered; at least one
 */
public record IssuedOrder(OrderLine line, List<License> licenses) {

    public IssuedOrder {
        licenses = List.copyOf(licenses);
        if (licenses.isEmpty()) {
            throw new IllegalArgumentException("An issued order has at least one licence.");
        }
    }
}
