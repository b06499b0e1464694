package io.github.keyreeve.domain.order;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount of money.
 *
 * @param amount 0 to 999,999,999 with at most four decimals
 * @param currency three capital letters, as ISO 4217 has them
 */
public record Price(BigDecimal amount, String currency) {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    /** @throws IllegalArgumentException saying what is allowed */
    public static Price of(String amount, String currency) {
        if (!AMOUNT.matcher(amount).matches()) {
            throw new IllegalArgumentException("must be an amount such as 49.00, at most 999999999");
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("must come with is_currency, three letters such as EUR");
        }
        return new Price(new BigDecimal(amount), currency.toUpperCase(Locale.ROOT));
    }

    /** @throws IllegalArgumentException if the currencies differ */
    public Price plus(Price other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Amounts of %s and %s have no sum.".formatted(currency, other.currency));
        }
        return new Price(amount.add(other.amount), currency);
    }

    public Price times(int quantity) {
        return new Price(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** Whether somebody who pays this has paid the other. */
    public boolean covers(Price other) {
        return currency.equals(other.currency) && amount.compareTo(other.amount) >= 0;
    }
}
