package io.github.keyreeve.domain.order;

import java.util.Locale;

/**
 * Who bought, as the shop told it with the order. Empty text where the shop said nothing: a missing name, company,
 * address or even e-mail loses no order.
 *
 * <p>Each part has at most {@value #MAX_LENGTH} characters, the e-mail address {@value #MAX_EMAIL}.
 */
public record Customer(
        String email,
        String name,
        String company,
        String street1,
        String street2,
        String city,
        String state,
        String zip,
        String country,
        String phone) {

    public static final int MAX_LENGTH = 255;
    public static final int MAX_EMAIL = 320;
    public static final Customer UNKNOWN = new Customer("", "", "", "", "", "", "", "", "", "");

    /** The form in which addresses are compared: people write theirs in any case of letters. */
    public String emailForComparison() {
        return email.toLowerCase(Locale.ROOT);
    }

    /** Hides the person: personal data must not reach a log by accident. */
    @Override
    public String toString() {
        return "Customer[…]";
    }
}
