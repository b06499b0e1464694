package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.license.Releases.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasesTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Limit TWO_A_MONTH = limit(2, 30);

    @Test
    void areNotCountedWithoutABound() {
        assertThat(Releases.NONE.oneMore(NOON, Limit.NONE)).contains(Releases.NONE);
        assertThat(Releases.NONE.oneMore(NOON, limit(null, 30))).contains(Releases.NONE);
    }

    @Test
    void areCountedUpToTheBoundFromTheFirstOneOn() {
        Releases once = Releases.NONE.oneMore(NOON, TWO_A_MONTH).orElseThrow();
        Releases twice = once.oneMore(NOON.plus(Duration.ofDays(10)), TWO_A_MONTH).orElseThrow();

        assertThat(once).isEqualTo(new Releases(Limit.NONE, 1, Optional.of(NOON)));
        assertThat(twice).isEqualTo(new Releases(Limit.NONE, 2, Optional.of(NOON)));
        assertThat(twice.oneMore(NOON.plus(Duration.ofDays(30)).minusNanos(1), TWO_A_MONTH)).isEmpty();
    }

    @Test
    void areCountedAnewWhenThePeriodIsOver() {
        Releases full = new Releases(Limit.NONE, 2, Optional.of(NOON));
        Instant later = NOON.plus(Duration.ofDays(30));

        assertThat(full.oneMore(later, TWO_A_MONTH)).contains(new Releases(Limit.NONE, 1, Optional.of(later)));
    }

    @Test
    void areCountedForLifeWhereNoPeriodIsSet() {
        Releases full = new Releases(Limit.NONE, 2, Optional.of(NOON));

        assertThat(full.oneMore(NOON.plus(Duration.ofDays(30_000)), limit(2, null))).isEmpty();
    }

    @Test
    void areNeverAllowedWhereTheBoundIsNone() {
        assertThat(Releases.NONE.oneMore(NOON, limit(0, null))).isEmpty();
        assertThat(new Releases(Limit.NONE, 3, Optional.of(NOON)).oneMore(NOON.plus(Duration.ofDays(31)), limit(0, 30))).isEmpty();
    }

    @Test
    void followTheLicencesOwnBoundAndTheUsualOneWhereItSaysNothing() {
        Releases own = new Releases(limit(1, null), 1, Optional.of(NOON));

        assertThat(own.oneMore(NOON.plus(Duration.ofDays(29)), limit(5, 30))).isEmpty();
        assertThat(own.oneMore(NOON.plus(Duration.ofDays(30)), limit(5, 30)))
                .contains(new Releases(limit(1, null), 1, Optional.of(NOON.plus(Duration.ofDays(30)))));
        assertThat(new Releases(limit(null, 10), 5, Optional.of(NOON)).oneMore(NOON.plus(Duration.ofDays(9)), limit(5, 30))).isEmpty();
        assertThat(new Releases(limit(null, 10), 5, Optional.of(NOON)).oneMore(NOON.plus(Duration.ofDays(10)), limit(5, 30)))
                .isPresent();
    }

    @Test
    void doNotPassABoundThatWasLoweredMeanwhile() {
        assertThat(new Releases(limit(1, null), 3, Optional.of(NOON)).oneMore(NOON, Limit.NONE)).isEmpty();
    }

    /** However they are spread: a period begins with a release, and holds no more than allowed. */
    @Property
    void neverPassTheBoundWithinAPeriod(
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> daysBetween,
            @ForAll @IntRange(min = 0, max = 4) int most,
            @ForAll @IntRange(min = 1, max = 50) int periodDays) {
        Limit limit = limit(most, periodDays);
        Releases releases = Releases.NONE;
        Instant now = NOON;
        Instant periodBegan = null;
        int inPeriod = 0;
        for (int days : daysBetween) {
            now = now.plus(Duration.ofDays(days));
            if (periodBegan != null && !now.isBefore(periodBegan.plus(Duration.ofDays(periodDays)))) {
                periodBegan = null;
                inPeriod = 0;
            }
            Optional<Releases> next = releases.oneMore(now, limit);

            assertThat(next.isPresent()).isEqualTo(inPeriod < most);
            if (next.isPresent()) {
                releases = next.get();
                inPeriod++;
                periodBegan = periodBegan == null ? now : periodBegan;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1, 'most must be 0 to 1000000, not -1.'", "1000001, 1, 'most must be 0 to 1000000, not 1000001.'",
        "0, 0, 'periodDays must be 1 to 36500, not 0.'", "0, 36501, 'periodDays must be 1 to 36500, not 36501.'"})
    void haveNoBoundOutOfRange(int most, int days, String message) {
        assertThatThrownBy(() -> limit(most, days)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void mayBeBoundByTheLeastAndTheMost() {
        assertThat(limit(0, 1).most()).contains(0);
        assertThat(limit(1_000_000, 36_500).periodDays()).contains(36_500);
    }

    private static Limit limit(Integer most, Integer periodDays) {
        return new Limit(Optional.ofNullable(most), Optional.ofNullable(periodDays));
    }
}
