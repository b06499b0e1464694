package io.github.keyreeve.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.license.Denial;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicLimitsTest {

    private static final String OFFICE = "192.0.2.1";
    private static final Optional<String> KEY = Optional.of("A0000-00000-00000-00000-0001G");

    @Test
    void bindsAnAddressAndNoOther() {
        PublicLimits limits = new PublicLimits(3, 0, 0);

        assertThat(admitted(limits, OFFICE, 10)).isEqualTo(3);
        assertThat(admitted(limits, "192.0.2.2", 1)).isEqualTo(1);
    }

    @Test
    void takesAllAddressesOfAnIpv6HouseholdForOne() {
        PublicLimits limits = new PublicLimits(1, 0, 0);

        assertThat(limits.admit("2001:db8:1:2::1", KEY)).isEmpty();
        assertThat(limits.admit("2001:db8:1:2::2", KEY)).isPresent();
        assertThat(limits.admit("2001:db8:1:3::1", KEY)).isEmpty();
    }

    @Test
    void bindsAKeyWhereverItComesFromAndHoweverItIsTyped() {
        PublicLimits limits = new PublicLimits(0, 2, 0);

        assertThat(limits.admit(OFFICE, KEY)).isEmpty();
        assertThat(limits.admit("192.0.2.2", Optional.of("a0000 00000 00000 00000 0001g"))).isEmpty();
        assertThat(limits.admit("192.0.2.3", KEY)).hasValueSatisfying(wait -> assertThat(wait).isPositive());
        assertThat(limits.admit("192.0.2.3", Optional.of("another"))).isEmpty();
        assertThat(limits.admit("192.0.2.3", Optional.empty())).isEmpty();
    }

    @Test
    void countsAWrongKeyThatIsAskedForAgainAndAgainOnce() {
        PublicLimits limits = new PublicLimits(0, 0, 2);

        for (int time = 0; time < 1_000; time++) {
            assertThat(limits.denied(OFFICE, "WRONG-1", Denial.KEY_NOT_FOUND)).isEmpty();
        }
        assertThat(limits.denied(OFFICE, "WRONG-2", Denial.KEY_NOT_FOUND)).isEmpty();
        assertThat(limits.denied(OFFICE, "WRONG-3", Denial.KEY_NOT_FOUND)).hasValueSatisfying(wait -> assertThat(wait).isPositive());
        assertThat(limits.denied(OFFICE, "wrong1", Denial.KEY_NOT_FOUND)).as("known already").isEmpty();
        assertThat(limits.denied("192.0.2.2", "WRONG-3", Denial.KEY_NOT_FOUND)).isEmpty();
    }

    @Test
    void letsWhoGuessedTooOftenInWithARightKey() {
        PublicLimits limits = new PublicLimits(0, 0, 1);
        limits.denied(OFFICE, "WRONG-1", Denial.KEY_NOT_FOUND);
        assertThat(limits.denied(OFFICE, "WRONG-2", Denial.KEY_NOT_FOUND)).isPresent();

        assertThat(limits.admit(OFFICE, KEY)).isEmpty();
    }

    @Test
    void bindsNothingThatIsSwitchedOff() {
        PublicLimits limits = new PublicLimits(0, 0, 0);

        assertThat(admitted(limits, OFFICE, 10_000)).isEqualTo(10_000);
        for (int number = 0; number < 1_000; number++) {
            assertThat(limits.denied(OFFICE, "WRONG-" + number, Denial.KEY_NOT_FOUND)).isEmpty();
        }
    }

    private static int admitted(PublicLimits limits, String address, int requests) {
        int admitted = 0;
        for (int request = 0; request < requests; request++) {
            admitted += limits.admit(address, KEY).isEmpty() ? 1 : 0;
        }
        return admitted;
    }
}
