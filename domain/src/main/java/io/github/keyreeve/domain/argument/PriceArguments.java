package io.github.keyreeve.domain.argument;

import io.github.keyreeve.domain.order.Price;
import java.util.Optional;

/**
 * What a licence costs, for shops whose buyers can write what they buy: {@code is_price} and {@code is_currency} (source:
 * contract 3.4).
 */
public final class PriceArguments {

    private static final String AMOUNT = "is_price";
    private static final String CURRENCY = "is_currency";

    private PriceArguments() {}

    public static boolean nameOne(Arguments arguments) {
        return arguments.value(AMOUNT).isPresent();
    }

    /** @param reader gets an error for an amount or a currency that is none */
    public static Optional<Price> read(ArgumentReader reader) {
        String currency = reader.text(CURRENCY, 3).orElse("");
        return reader.read(AMOUNT, amount -> Price.of(amount, currency));
    }
}
