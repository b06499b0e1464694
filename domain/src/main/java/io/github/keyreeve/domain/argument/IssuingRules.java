package io.github.keyreeve.domain.argument;

import io.github.keyreeve.domain.license.MaintenancePlan;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * What the operator has set about reading issuing arguments.
 *
 * @param zone the zone in which a day given by a shop ends
 * @param dateFormat of {@code is_expdate}; strict, so that 30 February is refused
 * @param durationSetsExpiryDate whether {@code is_expduration} counts from the order on; else from the first activation on
 * @param maintenanceDays how long a maintenance plan lasts if the order does not say, 1 to 36,500
 * @param maxKeysPerOrder 1 to 10,000
 */
public record IssuingRules(
        ZoneId zone, ExpiryDateFormat dateFormat, boolean durationSetsExpiryDate, int maintenanceDays, int maxKeysPerOrder) {

    public static final IssuingRules USUAL =
            new IssuingRules(ZoneOffset.UTC, ExpiryDateFormat.ISO, true, MaintenancePlan.USUAL_DAYS, 1_000);

    /** A date format together with the pattern that messages name. */
    public record ExpiryDateFormat(String pattern) {

        public static final ExpiryDateFormat ISO = new ExpiryDateFormat("yyyy-MM-dd");

        /** @throws IllegalArgumentException if the pattern is no date pattern */
        public ExpiryDateFormat {
            formatter(pattern);
        }

        public DateTimeFormatter formatter() {
            return formatter(pattern);
        }

        /** Strict resolving knows the proleptic year only, which people write as yyyy. */
        private static DateTimeFormatter formatter(String pattern) {
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        }
    }
}
