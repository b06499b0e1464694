package io.github.keyreeve.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.out.EndedRecords;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.usecase.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was kept long enough goes a little at a time. */
class BackgroundRemovalTest {

    private final SettableClock clock = SettableClock.atSampleDate();
    private final List<Instant> asked = new ArrayList<>();

    @Test
    void goesOnAtOnceWhileThereIsMoreAndThenWaitsForAnHour() {
        int[] left = {150};
        List<Retention> retentions = List.of(keptFor(Duration.ofDays(30), (before, most) -> 0), keptFor(Duration.ofDays(90), (before, most) -> {
            asked.add(before);
            int removed = Math.min(left[0], most);
            left[0] -= removed;
            return removed;
        }));

        assertThat(BackgroundRemoval.round(retentions)).isZero();
        assertThat(left[0]).isEqualTo(50);
        assertThat(BackgroundRemoval.round(retentions)).isZero();
        assertThat(BackgroundRemoval.round(retentions)).isEqualTo(Duration.ofHours(1));

        assertThat(left[0]).isZero();
        assertThat(asked).containsOnly(clock.instant().minus(Duration.ofDays(90)));
    }

    @Test
    void isNotHinderedByOneThatFails() {
        List<Retention> retentions = List.of(
                keptFor(Duration.ofDays(1), (before, most) -> {
                    throw new IllegalStateException("on purpose");
                }),
                keptFor(Duration.ofDays(1), (before, most) -> {
                    asked.add(before);
                    return 0;
                }));

        assertThat(BackgroundRemoval.round(retentions)).isEqualTo(Duration.ofHours(1));

        assertThat(asked).hasSize(1);
    }

    private Retention keptFor(Duration time, EndedRecords records) {
        return new Retention(new InMemoryStorage(), records, time, clock);
    }
}
