package io.github.keyreeve.bootstrap.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Settings that speak of dates. */
final class DateValues {

    // Any date whose year, month and day differ from each other will do.
    private static final LocalDate SAMPLE = LocalDate.of(2031, 11, 23);

    private DateValues() {
    }

    static Accepted<DateTimeFormatter> format() {
        return new Accepted<>("a pattern of java.time that holds year, month and day, e.g. dd.MM.yyyy", text -> {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(text, Locale.ROOT);
            try {
                if (!LocalDate.parse(format.format(SAMPLE), format).equals(SAMPLE)) {
                    throw new IllegalArgumentException();
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
            return format;
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
