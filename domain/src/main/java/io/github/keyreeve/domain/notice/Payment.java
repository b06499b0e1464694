package io.github.keyreeve.domain.notice;

import io.github.keyreeve.domain.order.Price;
import java.util.Optional;
import java.util.Set;

/**
 * A payment as the shop names it. Numbers have 1 to 255 characters.
 *
 * @param number by which it is told apart from the shop's other payments and orders
 * @param otherNumbers by which the shop may name it later: an invoice, a charge
 * @param amount how much was paid, for shops whose refunds do not say whether they are all of it
 */
public record Payment(String number, Set<String> otherNumbers, Optional<Price> amount) {

    /** A payment of one name, of a shop whose refunds say whether they are all of it. */
    public Payment(String number) {
        this(number, Set.of(), Optional.empty());
    }
}
