package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, UTC, 2026-01-31T23:59:59Z",
        "2026-01-31, Europe/Berlin, 2026-01-31T22:59:59Z",
        "2026-07-31, America/New_York, 2026-08-01T03:59:59Z",
        "9999-12-31, Asia/Tokyo, 9999-12-31T14:59:59Z",
        "9999-12-31, America/New_York, 9999-12-31T23:59:59Z"})
    void isTheEndOfTheDayOrOfTheDatabasesTime(LocalDate day, ZoneId zone, Instant end) {
        assertThat(Expiry.endOf(day, zone)).isEqualTo(new Expiry.At(end));
    }
}
