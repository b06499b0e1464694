package io.github.keyreeve.bootstrap.config;

import io.github.keyreeve.domain.argument.IssuingRules.ExpiryDateFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Settings that speak of dates. */
final class DateValues {

    // Any date whose year, month and day differ from each other will do.
    private static final LocalDate SAMPLE = LocalDate.of(2031, 11, 23);

    private DateValues() {
    }

    static Accepted<ExpiryDateFormat> format() {
        return new Accepted<>("a pattern of java.time that holds year, month and day, e.g. dd.MM.yyyy", text -> {
            ExpiryDateFormat expiryDates = new ExpiryDateFormat(text);
            DateTimeFormatter format = expiryDates.formatter();
            try {
                if (!LocalDate.parse(format.format(SAMPLE), format).equals(SAMPLE)) {
                    throw new IllegalArgumentException();
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
            return expiryDates;
        });
    }

    static Accepted<ZoneId> zone() {
        return new Accepted<>("a time zone such as UTC or Europe/Berlin", text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }
}
