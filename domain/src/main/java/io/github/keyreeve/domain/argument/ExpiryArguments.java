package io.github.keyreeve.domain.argument;

import io.github.keyreeve.domain.argument.IssuingRules.ExpiryDateFormat;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.Renewal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Until when, as shops and staff say it. A date wins over a duration, as the more exact word.
 *
 * @param on the last day of validity
 * @param afterDays 1 to 36,500
 */
public record ExpiryArguments(Optional<LocalDate> on, Optional<Integer> afterDays) {

    /**
     * The last day of validity as yyyy-MM-dd, whatever form the operator has set for {@code is_expdate}; wins over it.
     * For callers that have a day and no text.
     */
    public static final String ON_ISO = "is_expdate_iso";

    public static final ExpiryArguments NONE = new ExpiryArguments(Optional.empty(), Optional.empty());

    /** @param reader gathers what is wrong; the values must not be used if it gathered anything */
    public static ExpiryArguments read(ArgumentReader reader, IssuingRules rules) {
        Optional<LocalDate> configured = day(reader, "is_expdate", rules);
        return new ExpiryArguments(
                reader.read(ON_ISO, ExpiryArguments::isoDay).or(() -> configured),
                reader.wholeNumber("is_expduration", 1, Expiry.MAX_DAYS));
    }

    /**
     * A day as yyyy-MM-dd.
     *
     * @throws IllegalArgumentException saying the form, if the text is no such day
     */
    public static LocalDate isoDay(String text) {
        return day(text, ExpiryDateFormat.ISO);
    }

    /** A day in the form that the operator has set. */
    public static Optional<LocalDate> day(ArgumentReader reader, String name, IssuingRules rules) {
        return reader.read(name, text -> day(text, rules.dateFormat()));
    }

    /** The expiry that is meant; empty if nothing was said. */
    public Optional<Expiry> expiry(IssuingRules rules, Instant now) {
        if (on.isPresent()) {
            return on.map(day -> Expiry.endOf(day, rules.zone()));
        }
        return afterDays.map(days -> rules.durationSetsExpiryDate()
                ? Expiry.endOf(LocalDate.ofInstant(now, rules.zone()).plusDays(days), rules.zone())
                : new Expiry.AfterFirstActivation(days));
    }

    /** The renewal that is meant; empty if nothing was said. */
    public Optional<Renewal> renewal(IssuingRules rules) {
        Optional<Renewal> until = on.flatMap(day -> Expiry.endOf(day, rules.zone()).instantIfKnown()).map(Renewal.Until::new);
        return until.or(() -> afterDays.map(Renewal.ByDays::new));
    }

    private static LocalDate day(String text, ExpiryDateFormat format) {
        String form = "must be a day in the form " + format.pattern() + ", up to the year 9999";
        try {
            LocalDate day = LocalDate.parse(text, format.formatter());
            if (day.getYear() < 1970 || day.getYear() > 9999) {
                throw new IllegalArgumentException(form);
            }
            return day;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(form, e);
        }
    }
}
