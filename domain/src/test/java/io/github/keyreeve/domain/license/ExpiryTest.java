package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.license.Expiry.AfterFirstActivation;
import io.github.keyreeve.domain.license.Expiry.At;
import io.github.keyreeve.domain.license.Expiry.Never;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, UTC, 2026-01-31T23:59:59Z",
        "2026-01-31, Europe/Berlin, 2026-01-31T22:59:59Z",
        "2026-07-31, America/New_York, 2026-08-01T03:59:59Z",
        "9999-12-31, Asia/Tokyo, 9999-12-31T14:59:59Z",
        "9999-12-31, America/New_York, 9999-12-31T23:59:59Z"})
    void isTheEndOfTheDayOrOfTheDatabasesTime(LocalDate day, ZoneId zone, Instant end) {
        assertThat(Expiry.endOf(day, zone)).isEqualTo(new At(end));
    }

    @Test
    void isPastAfterItsLastMomentOnly() {
        assertThat(new At(NOON).isPast(NOON.minusNanos(1))).isFalse();
        assertThat(new At(NOON).isPast(NOON)).isFalse();
        assertThat(new At(NOON).isPast(NOON.plusNanos(1))).isTrue();
        assertThat(new Never().isPast(Expiry.LAST)).isFalse();
        assertThat(new AfterFirstActivation(1).isPast(Expiry.LAST)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 36_501, Integer.MAX_VALUE})
    void waitsNoDaysOutOfRange(int days) {
        assertThatThrownBy(() -> new AfterFirstActivation(days)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days must be 1 to 36500, not %d.", days);
        assertThatThrownBy(() -> new Renewal.ByDays(days)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days must be 1 to 36500, not %d.", days);
    }

    @Nested
    class Starting {

        @ParameterizedTest
        @CsvSource({
            "1, 2026-01-05T12:00:00Z, UTC, 2026-01-06T23:59:59Z", "30, 2026-01-05T12:00:00Z, UTC, 2026-02-04T23:59:59Z",
            "1, 2026-01-05T23:30:00Z, Europe/Berlin, 2026-01-07T22:59:59Z",
            "36500, 9990-01-01T00:00:00Z, UTC, 9999-12-31T23:59:59Z"})
        void countsWaitingDaysFromTheDayOfTheFirstActivation(int days, Instant first, ZoneId zone, Instant end) {
            assertThat(new AfterFirstActivation(days).startedAt(first, zone)).isEqualTo(new At(end));
        }

        @Test
        void changesNothingElse() {
            assertThat(new At(NOON).startedAt(NOON.plusSeconds(9), UTC)).isEqualTo(new At(NOON));
            assertThat(new Never().startedAt(NOON, UTC)).isEqualTo(new Never());
        }
    }

    @Nested
    class RenewingByDays {

        @Test
        void addsToAnEndThatIsAhead() {
            assertThat(new At(NOON.plusSeconds(1)).renewed(new Renewal.ByDays(30), NOON, UTC))
                    .isEqualTo(new At(NOON.plusSeconds(1).plus(Duration.ofDays(30))));
        }

        @Test
        void countsFromTodayWhereTheEndHasCome() {
            At untilToday30 = new At(Instant.parse("2026-02-04T23:59:59Z"));

            assertThat(new At(NOON).renewed(new Renewal.ByDays(30), NOON, UTC)).isEqualTo(untilToday30);
            assertThat(new At(NOON.minus(Duration.ofDays(400))).renewed(new Renewal.ByDays(30), NOON, UTC)).isEqualTo(untilToday30);
        }

        @Test
        void keepsTheEndOfTheDayWhenTheClocksAreSet() {
            At lastSecondOfWinter = (At) Expiry.endOf(LocalDate.of(2026, 3, 28), BERLIN);

            assertThat(lastSecondOfWinter.renewed(new Renewal.ByDays(1), NOON, BERLIN))
                    .isEqualTo(Expiry.endOf(LocalDate.of(2026, 3, 29), BERLIN));
        }

        @Test
        void lengthensDaysThatWaitUpToTheMost() {
            assertThat(new AfterFirstActivation(30).renewed(new Renewal.ByDays(365), NOON, UTC))
                    .isEqualTo(new AfterFirstActivation(395));
            assertThat(new AfterFirstActivation(36_000).renewed(new Renewal.ByDays(36_000), NOON, UTC))
                    .isEqualTo(new AfterFirstActivation(36_500));
        }

        @Test
        void endsWhereTheDatabasesTimeEnds() {
            assertThat(new At(Expiry.LAST.minusSeconds(1)).renewed(new Renewal.ByDays(36_500), NOON, UTC))
                    .isEqualTo(new At(Expiry.LAST));
        }
    }

    @Nested
    class RenewingUntilADate {

        @ParameterizedTest
        @CsvSource({
            "2026-02-01T23:59:59Z, 2026-03-01T23:59:59Z, 2026-03-01T23:59:59Z",
            "2026-02-01T23:59:59Z, 2026-01-20T23:59:59Z, 2026-02-01T23:59:59Z",
            "2025-02-01T23:59:59Z, 2026-03-01T23:59:59Z, 2026-03-01T23:59:59Z",
            "2025-02-01T23:59:59Z, 2025-03-01T23:59:59Z, 2025-03-01T23:59:59Z"})
        void takesTheLaterOfTheTwo(Instant end, Instant wanted, Instant renewed) {
            assertThat(new At(end).renewed(new Renewal.Until(wanted), NOON, UTC)).isEqualTo(new At(renewed));
        }

        @Test
        void replacesWaitingDaysThatWouldNotReachTheDate() {
            Instant wanted = Instant.parse("2026-02-05T23:59:59Z");

            assertThat(new AfterFirstActivation(30).renewed(new Renewal.Until(wanted), NOON, UTC)).isEqualTo(new At(wanted));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-02-04T23:59:59Z", "2026-02-04T18:00:00Z", "2026-01-06T23:59:59Z", "2020-01-01T23:59:59Z"})
        void leavesDaysWaitingThatReachTheDateAnyway(Instant wanted) {
            assertThat(new AfterFirstActivation(30).renewed(new Renewal.Until(wanted), NOON, UTC))
                    .isEqualTo(new AfterFirstActivation(30));
        }
    }

    @Group
    class RenewingAnything {

        @Property
        void isNeverShorterThanBefore(
                @ForAll("expiries") Expiry before, @ForAll("renewals") Renewal renewal, @ForAll("instants") Instant now) {
            Expiry after = before.renewed(renewal, now, BERLIN);

            assertThat(end(after, now)).isAfterOrEqualTo(end(before, now)).isBeforeOrEqualTo(Expiry.LAST);
        }

        @Property
        void isTheSameAgainUntilTheSameDate(
                @ForAll("expiries") Expiry before, @ForAll("dates") Renewal renewal, @ForAll("instants") Instant now) {
            Expiry after = before.renewed(renewal, now, BERLIN);

            assertThat(after.renewed(renewal, now, BERLIN)).isEqualTo(after);
        }

        @Property
        void reachesTheDate(@ForAll("expiries") Expiry before, @ForAll("dates") Renewal.Until renewal, @ForAll("instants") Instant now) {
            assertThat(end(before.renewed(renewal, now, BERLIN), now)).isAfterOrEqualTo(renewal.end());
        }

        @Property
        void leavesWhatNeverEnds(@ForAll("renewals") Renewal renewal, @ForAll("instants") Instant now) {
            assertThat(new Never().renewed(renewal, now, BERLIN)).isEqualTo(new Never());
        }

        /** Whoever activates at once. */
        private Instant end(Expiry expiry, Instant now) {
            return expiry.startedAt(now, BERLIN).instantIfKnown().orElse(Expiry.LAST);
        }

        /** Any, and often near each other. */
        @Provide
        Arbitrary<Instant> instants() {
            return Arbitraries.oneOf(
                            Arbitraries.longs().between(0, Expiry.LAST.getEpochSecond()),
                            Arbitraries.longs().between(NOON.getEpochSecond(), NOON.plus(Duration.ofDays(4)).getEpochSecond()))
                    .map(Instant::ofEpochSecond);
        }

        private Arbitrary<Integer> days() {
            return Arbitraries.oneOf(Arbitraries.integers().between(1, Expiry.MAX_DAYS), Arbitraries.integers().between(1, 4));
        }

        @Provide
        Arbitrary<Expiry> expiries() {
            return Arbitraries.oneOf(
                    instants().map(At::new),
                    days().map(AfterFirstActivation::new),
                    Arbitraries.just(new Never()));
        }

        @Provide
        Arbitrary<Renewal.Until> dates() {
            return instants().map(Renewal.Until::new);
        }

        @Provide
        Arbitrary<Renewal> renewals() {
            return Arbitraries.oneOf(dates(), days().map(Renewal.ByDays::new));
        }
    }
}
