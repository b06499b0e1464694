package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenancePlanTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant END = Instant.parse("2027-01-05T12:00:00Z");
    private static final MaintenancePlan PLAN = new MaintenancePlan(START, END);

    @ParameterizedTest
    @CsvSource({
        "0, -PT1S, true", "0, PT0S, true", "0, PT0.000001S, false",
        "30, PT720H, true", "30, PT720H0.000001S, false", "30, -PT8760H, true"})
    void canBeRenewedUntilItsGracePeriodIsOver(int graceDays, Duration sinceEnd, boolean renewable) {
        assertThat(PLAN.isRenewable(END.plus(sinceEnd), new GracePeriods(3_650, graceDays))).isEqualTo(renewable);
    }

    @Property
    void isProlongedFromItsEndOn(@ForAll @IntRange(min = 1, max = 36_500) int days) {
        MaintenancePlan renewed = PLAN.renewed(new Renewal.ByDays(days));

        assertThat(renewed).isEqualTo(new MaintenancePlan(START, END.plus(Duration.ofDays(days))));
    }

    @Test
    void isProlongedUntilALaterDateAndNeverShortened() {
        assertThat(PLAN.renewed(new Renewal.Until(END.plusSeconds(1)))).isEqualTo(new MaintenancePlan(START, END.plusSeconds(1)));
        assertThat(PLAN.renewed(new Renewal.Until(END))).isEqualTo(PLAN);
        assertThat(PLAN.renewed(new Renewal.Until(END.minusSeconds(1)))).isEqualTo(PLAN);
    }

    @Test
    void endsWhereTheDatabasesTimeEnds() {
        MaintenancePlan late = new MaintenancePlan(START, Expiry.LAST.minusSeconds(1));

        assertThat(late.renewed(new Renewal.ByDays(1)).expiresAt()).isEqualTo(Expiry.LAST);
        assertThat(late.renewed(new Renewal.Until(Expiry.LAST.plusSeconds(1))).expiresAt()).isEqualTo(Expiry.LAST);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 'subscriptionDays must be 0 to 3650, not -1.'", "3651, 0, 'subscriptionDays must be 0 to 3650, not 3651.'",
        "0, -1, 'maintenanceDays must be 0 to 3650, not -1.'", "3650, 3651, 'maintenanceDays must be 0 to 3650, not 3651.'"})
    void hasNoGracePeriodOutOfRange(int subscription, int maintenance, String message) {
        assertThatThrownBy(() -> new GracePeriods(subscription, maintenance))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
