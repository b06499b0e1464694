package io.github.keyreeve.domain.notice;

import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * A paid line of an order.
 *
 * @param line the shop's own number of the line; where it has none, what tells the lines of the order apart for good
 * @param name what the shop calls the product, for the staff; at most 255 characters, empty where it says nothing
 * @param mapping to product and arguments, from places that the seller writes
 * @param buyersMapping the same from places where a buyer can write; counts only where the operator trusts them (source:
 *     contract 3.4)
 * @param subscriptionId of the subscription that the line begins or goes on with
 * @param paidUntil the end of the time paid, where the shop says it
 * @param price what was paid for the line, where a buyer could choose what to pay for
 */
public record PaidLine(
        String line,
        String name,
        Quantity quantity,
        Mapping mapping,
        Mapping buyersMapping,
        Optional<String> subscriptionId,
        Optional<Instant> paidUntil,
        Optional<Price> price) {

    /** A line of a shop whose products have their prices. */
    public PaidLine(
            String line,
            String name,
            Quantity quantity,
            Mapping mapping,
            Mapping buyersMapping,
            Optional<String> subscriptionId,
            Optional<Instant> paidUntil) {
        this(line, name, quantity, mapping, buyersMapping, subscriptionId, paidUntil, Optional.empty());
    }
}
