package io.github.keyreeve.domain.order;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Licences ordered on a line: 1 to 10,000. */
public record Quantity(int licenses) {

    public static final int MAX = 10_000;
    public static final Quantity ONE = new Quantity(1);
    /** Some shops send whole decimals, such as Magento's {@code 3.0000}. */
    private static final Pattern WHOLE = Pattern.compile("0*([0-9]{1,9})(\\.0+)?");

    public Quantity {
        if (licenses < 1 || licenses > MAX) {
            throw new IllegalArgumentException(range());
        }
    }

    /** @throws IllegalArgumentException saying the range, if the text is no such number */
    public static Quantity of(String text) {
        Matcher whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            throw new IllegalArgumentException(range());
        }
        return new Quantity(Integer.parseInt(whole.group(1)));
    }

    private static String range() {
        return "must be a whole number from 1 to " + MAX;
    }
}
