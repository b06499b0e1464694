package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.license.Expiry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads points in time as RFC 3339 writes them. */
final class Instants {

    private static final String FORM = "must be an instant such as 2027-01-05T23:59:59Z, from the year 1970 to 9999";

    private Instants() {}

    /**
     * @return as exactly as it can be stored, to the microsecond
     * @throws IllegalArgumentException saying what is allowed, if the text is no such instant
     */
    static Instant read(String text) {
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Expiry.LAST)) {
                throw new IllegalArgumentException(FORM);
            }
            return instant;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }
}
