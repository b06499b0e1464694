package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.order.Price;
import java.util.Optional;

/** What shops say that was paid or went back. Unlike numbers it may be unusable: then nobody knows the price. */
final class ToldPrice {

    private ToldPrice() {}

    /** Absent where the amount or the currency is missing or none. */
    static Optional<Price> of(Optional<String> amount, Optional<String> currency) {
        try {
            return Optional.of(Price.of(amount.orElse(""), currency.orElse("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
