package io.github.keyreeve.domain.notice;

import io.github.keyreeve.domain.order.Price;
import java.util.Optional;

/**
 * One refund of several that there may be of a payment.
 *
 * @param number the shop's own number of this very refund, 1 to 255 characters, by which it counts once however often it is told
 * @param amount how much money went back with it, where the shop says it
 * @param paid how much the payment was, where the shop says it with the refund
 */
public record Refund(String number, Optional<Price> amount, Optional<Price> paid) {

    /** Of a shop that tells what had been paid with the order. */
    public Refund(String number, Optional<Price> amount) {
        this(number, amount, Optional.empty());
    }

    /** Of things, not of money. */
    public Refund(String number) {
        this(number, Optional.empty(), Optional.empty());
    }
}
