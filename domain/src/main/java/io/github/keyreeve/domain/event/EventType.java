package io.github.keyreeve.domain.event;

import io.github.keyreeve.domain.license.LicenseEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an endpoint can be told of. */
public enum EventType {
    /** A key was issued. */
    LICENSE_CREATED,
    LICENSE_ACTIVATED,
    LICENSE_RELEASED,
    /** The expiry moved. */
    LICENSE_RENEWED,
    /** The maintenance plan was prolonged. */
    LICENSE_MAINTENANCE_RENEWED,
    /** Anything else about the licence changed, also whom it shows as its customer. */
    LICENSE_MODIFIED,
    LICENSE_REVOKED,
    LICENSE_REINSTATED,
    /** Another licence has taken its place. */
    LICENSE_UPGRADED,
    /** The mail server has taken a mail with the key. */
    LICENSE_MAILED,
    /** A shop or the staff told of a customer, apart from an order, for the first time. */
    CUSTOMER_CREATED,
    CUSTOMER_MODIFIED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it tells of a licence; else of a customer. */
    public boolean isAboutLicense() {
        return this != CUSTOMER_CREATED && this != CUSTOMER_MODIFIED;
    }

    /** @throws IllegalArgumentException naming the choices, if there is no such one */
    public static EventType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(EventType::text).collect(Collectors.joining(", "))));
    }

    public static EventType of(LicenseEvent.Kind kind) {
        return switch (kind) {
            case ISSUED -> LICENSE_CREATED;
            case ACTIVATED -> LICENSE_ACTIVATED;
            case RELEASED -> LICENSE_RELEASED;
            case RENEWED -> LICENSE_RENEWED;
            case REVOKED -> LICENSE_REVOKED;
            case REINSTATED -> LICENSE_REINSTATED;
            case UPGRADED -> LICENSE_UPGRADED;
            case MAILED -> LICENSE_MAILED;
            case MAINTENANCE_RENEWED -> LICENSE_MAINTENANCE_RENEWED;
            case MODIFIED, CUSTOMER_CHANGED -> LICENSE_MODIFIED;
        };
    }

    public static EventType of(CustomerEvent.Kind kind) {
        return switch (kind) {
            case CREATED -> CUSTOMER_CREATED;
            case MODIFIED -> CUSTOMER_MODIFIED;
        };
    }
}
