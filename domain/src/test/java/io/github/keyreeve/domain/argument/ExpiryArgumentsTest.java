package io.github.keyreeve.domain.argument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.argument.IssuingRules.ExpiryDateFormat;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.Renewal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryArgumentsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final IssuingRules USUAL = IssuingRules.USUAL;
    private static final IssuingRules IN_TOKYO = new IssuingRules(ZoneId.of("Asia/Tokyo"), ExpiryDateFormat.ISO, true, 365, 1_000);
    private static final IssuingRules FROM_ACTIVATION = new IssuingRules(ZoneOffset.UTC, ExpiryDateFormat.ISO, false, 365, 1_000);

    @Test
    void meanNothingWhereNothingIsSaid() {
        for (ExpiryArguments none : new ExpiryArguments[] {read(), read("is_expdate", "", "is_expduration", "-1"), ExpiryArguments.NONE}) {
            assertThat(none.expiry(USUAL, NOON)).isEmpty();
            assertThat(none.renewal(USUAL)).isEmpty();
        }
    }

    @Test
    void meanTheEndOfTheDayInTheServersZone() {
        ExpiryArguments on = read("is_expdate", "2026-03-01");

        assertThat(on.expiry(USUAL, NOON)).contains(new Expiry.At(Instant.parse("2026-03-01T23:59:59Z")));
        assertThat(on.expiry(IN_TOKYO, NOON)).contains(new Expiry.At(Instant.parse("2026-03-01T14:59:59Z")));
        assertThat(on.renewal(IN_TOKYO)).contains(new Renewal.Until(Instant.parse("2026-03-01T14:59:59Z")));
    }

    @Test
    void meanDaysFromTodayOrFromTheFirstActivation() {
        ExpiryArguments after = read("is_expduration", "30");

        assertThat(after.expiry(USUAL, NOON)).contains(new Expiry.At(Instant.parse("2026-02-04T23:59:59Z")));
        assertThat(after.expiry(FROM_ACTIVATION, NOON)).contains(new Expiry.AfterFirstActivation(30));
        assertThat(after.renewal(USUAL)).contains(new Renewal.ByDays(30));
        assertThat(after.renewal(FROM_ACTIVATION)).contains(new Renewal.ByDays(30));
    }

    @Test
    void meanTodayWhereTheServerStands() {
        Instant eveningInEurope = Instant.parse("2026-01-05T20:00:00Z");

        assertThat(read("is_expduration", "1").expiry(IN_TOKYO, eveningInEurope))
                .contains(new Expiry.At(Instant.parse("2026-01-07T14:59:59Z")));
    }

    @Test
    void takeTheDateRatherThanTheDays() {
        ExpiryArguments both = read("is_expdate", "2026-03-01", "is_expduration", "30");

        assertThat(both.expiry(FROM_ACTIVATION, NOON)).contains(new Expiry.At(Instant.parse("2026-03-01T23:59:59Z")));
        assertThat(both.renewal(USUAL)).contains(new Renewal.Until(Instant.parse("2026-03-01T23:59:59Z")));
    }

    @Test
    void takeTheDayOfCallersRatherThanTheOneInTheShopsForm() {
        assertThat(read("is_expdate", "2026-03-01", "is_expdate_iso", "2026-04-01").on()).contains(LocalDate.of(2026, 4, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01", "9999-12-31"})
    void takeTheFirstAndTheLastDay(String text) {
        assertThat(read("is_expdate", text).on()).contains(LocalDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-2-3", "01.03.2026", "1969-12-31", "10000-01-01", "+10000-01-01", "-2026-01-01", "tomorrow",
        "2026-03-01T00:00:00Z", "２０２６-03-01"})
    void refuseWhatIsNoDayOfTheForm(String text) {
        assertThat(errors("is_expdate", text)).containsExactly(new ArgumentError(
                "is_expdate", "must be a day in the form yyyy-MM-dd, up to the year 9999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "36501", "1.5", "30 days", "99999999999999999999"})
    void refuseDaysOutOfRange(String text) {
        assertThat(errors("is_expduration", text)).containsExactly(new ArgumentError(
                "is_expduration", "must be a whole number from 1 to 36500"));
    }

    @Test
    void tellOfEverythingThatIsWrong() {
        assertThat(errors("is_expdate", "x", "is_expdate_iso", "y", "is_expduration", "z")).extracting(ArgumentError::argument)
                .containsExactlyInAnyOrder("is_expdate", "is_expdate_iso", "is_expduration");
    }

    @ParameterizedTest
    @CsvSource({"dd.MM.yyyy, 01.03.2026", "MM/dd/yyyy, 03/01/2026", "yyyyMMdd, 20260301"})
    void readTheFormThatTheOperatorSet(String pattern, String text) {
        IssuingRules rules = new IssuingRules(ZoneOffset.UTC, new ExpiryDateFormat(pattern), true, 365, 1_000);
        ArgumentReader reader = reader("is_maintdate", text);

        assertThat(ExpiryArguments.day(reader, "is_maintdate", rules)).contains(LocalDate.of(2026, 3, 1));
        assertThat(ExpiryArguments.day(reader, "is_expdate", rules)).isEqualTo(Optional.empty());
        assertThat(reader.errors()).isEmpty();
    }

    private static ExpiryArguments read(String... namesAndValues) {
        ArgumentReader reader = reader(namesAndValues);
        ExpiryArguments read = ExpiryArguments.read(reader, USUAL);
        assertThat(reader.errors()).isEmpty();
        return read;
    }

    private static List<ArgumentError> errors(String... namesAndValues) {
        ArgumentReader reader = reader(namesAndValues);
        ExpiryArguments.read(reader, USUAL);
        return reader.errors();
    }

    private static ArgumentReader reader(String... namesAndValues) {
        Map<String, String> arguments = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ArgumentReader(Arguments.of(arguments));
    }
}
