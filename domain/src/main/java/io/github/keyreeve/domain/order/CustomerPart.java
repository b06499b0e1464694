package io.github.keyreeve.domain.order;

import java.util.Locale;

/** What can be known about a customer, in the order in which people write it. */
public enum CustomerPart {
    EMAIL,
    NAME,
    COMPANY,
    STREET1,
    STREET2,
    CITY,
    STATE,
    ZIP,
    COUNTRY,
    PHONE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In characters as people count them. */
    public int maxLength() {
        return this == EMAIL ? Customer.MAX_EMAIL : Customer.MAX_LENGTH;
    }
}
