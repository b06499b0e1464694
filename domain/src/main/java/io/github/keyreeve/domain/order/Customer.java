package io.github.keyreeve.domain.order;

import java.util.Locale;
import java.util.function.Function;

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

    /** @param text gives each part, empty where nothing is known */
    public static Customer of(Function<CustomerPart, String> text) {
        return new Customer(
                text.apply(CustomerPart.EMAIL),
                text.apply(CustomerPart.NAME),
                text.apply(CustomerPart.COMPANY),
                text.apply(CustomerPart.STREET1),
                text.apply(CustomerPart.STREET2),
                text.apply(CustomerPart.CITY),
                text.apply(CustomerPart.STATE),
                text.apply(CustomerPart.ZIP),
                text.apply(CustomerPart.COUNTRY),
                text.apply(CustomerPart.PHONE));
    }

    /** This customer, completed by what was known before. */
    public Customer orElse(Customer before) {
        return of(part -> part(part).isEmpty() ? before.part(part) : part(part));
    }

    public String part(CustomerPart part) {
        return switch (part) {
            case EMAIL -> email;
            case NAME -> name;
            case COMPANY -> company;
            case STREET1 -> street1;
            case STREET2 -> street2;
            case CITY -> city;
            case STATE -> state;
            case ZIP -> zip;
            case COUNTRY -> country;
            case PHONE -> phone;
        };
    }

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
