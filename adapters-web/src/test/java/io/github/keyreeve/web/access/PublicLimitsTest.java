package io.github.keyreeve.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.keyreeve.domain.license.Denial;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicLimitsTest {

    private static final String OFFICE = "192.0.2.1";

    @Nested
    class PerAddress {

        private final PublicLimits limits = new PublicLimits(3, 0, 0);

        @Test
        void letsSoManyThroughAndTellsTheRestHowLongToWait() {
            for (int i = 0; i < 3; i++) {
                assertThat(limits.admitAddress(OFFICE)).isEmpty();
            }

            assertThat(limits.admitAddress(OFFICE)).hasValueSatisfying(wait ->
                    assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(20)));
        }

        @Test
        void countsEachAddressForItself() {
            useUp(OFFICE);

            assertThat(limits.admitAddress("192.0.2.2")).isEmpty();
        }

        @Test
        void countsANetworkOfIpv6AsOne() {
            useUp("2001:db8:1:2::1");

            assertThat(limits.admitAddress("2001:db8:1:2:ffff::9")).isPresent();
            assertThat(limits.admitAddress("2001:db8:1:3::1")).isEmpty();
        }

        private void useUp(String address) {
            for (int i = 0; i < 4; i++) {
                limits.admitAddress(address);
            }
        }
    }

    @Nested
    class PerKey {

        private final PublicLimits limits = new PublicLimits(0, 2, 0);

        @ParameterizedTest
        @ValueSource(strings = {"KEY-1", "key1", " k e y - 1 "})
        void countsAKeyHoweverItIsTyped(String typed) {
            assertThat(limits.admitKey("KEY-1")).isEmpty();
            assertThat(limits.admitKey("KEY1")).isEmpty();

            assertThat(limits.admitKey(typed)).hasValueSatisfying(wait ->
                    assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"AFJ09-VVGAK-JAT08-NRT3X-EXRQR", "afjo9 vvgak jato8 nrt3x exrqr", "AFJO9-VVGAK-JAT08-NRT3X-EXRQR"})
        void countsAKeyWithItsLookAlikes(String typed) {
            limits.admitKey("AFJ09-VVGAK-JAT08-NRT3X-EXRQR");
            limits.admitKey("AFJ09VVGAKJATO8NRT3XEXRQR");

            assertThat(limits.admitKey(typed)).isPresent();
        }

        /** Whatever is sent as a key comes from anybody, and a body may hold a megabyte of it. */
        @Test
        void doesNotHoldOnToWhatWasSent() {
            String sent = "A".repeat(1_000_000);
            WeakReference<String> held = new WeakReference<>(sent);

            assertThat(limits.admitKey(sent)).isEmpty();
            sent = null;

            await().until(() -> {
                System.gc();
                return held.get() == null;
            });
        }

        @Test
        void hindersNoOtherKeyOfTheSameOffice() {
            for (int i = 0; i < 3; i++) {
                limits.admitKey("KEY-1");
            }

            assertThat(limits.admitKey("KEY-2")).isEmpty();
            assertThat(limits.admitAddress(OFFICE)).isEmpty();
        }
    }

    @Nested
    class WrongKeys {

        private final PublicLimits limits = new PublicLimits(0, 0, 3);

        @Test
        void areAnsweredUpToSoManyDifferentOnes() {
            for (int i = 0; i < 3; i++) {
                assertThat(limits.denied(OFFICE, "WRONG-" + i, Denial.KEY_NOT_FOUND)).isEmpty();
            }

            assertThat(limits.denied(OFFICE, "WRONG-3", Denial.KEY_NOT_FOUND)).hasValueSatisfying(wait ->
                    assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(20)));
            assertThat(limits.denied("192.0.2.2", "WRONG-3", Denial.KEY_NOT_FOUND)).isEmpty();
        }

        @Test
        void countOnceHoweverOftenOneIsAskedFor() {
            for (int i = 0; i < 1_000; i++) {
                assertThat(limits.denied(OFFICE, i % 2 == 0 ? "WRONG-1" : "wrong 1", Denial.KEY_NOT_VALID)).isEmpty();
            }
            assertThat(limits.denied(OFFICE, "WRONG-2", Denial.KEY_NOT_FOUND)).isEmpty();
            assertThat(limits.denied(OFFICE, "WRONG-3", Denial.KEY_NOT_FOUND)).isEmpty();

            assertThat(limits.denied(OFFICE, "WRONG-4", Denial.KEY_NOT_FOUND)).isPresent();
            assertThat(limits.denied(OFFICE, "WRONG-1", Denial.KEY_NOT_VALID)).isEmpty();
        }

        @Test
        void keepNoOneFromAsking() {
            for (int i = 0; i < 10; i++) {
                limits.denied(OFFICE, "WRONG-" + i, Denial.KEY_NOT_FOUND);
            }

            assertThat(limits.admitAddress(OFFICE)).isEmpty();
            assertThat(limits.admitKey("RIGHT")).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(value = Denial.class, names = {"KEY_NOT_FOUND", "KEY_NOT_VALID"}, mode = EnumSource.Mode.EXCLUDE)
        void areThoseThatAreNoneNotThoseThatAreGoodForNothing(Denial denial) {
            for (int i = 0; i < 10; i++) {
                assertThat(limits.denied(OFFICE, "KEY-" + i, denial)).isEmpty();
            }
        }
    }

    @Test
    void areNoneWhereTheyAreSwitchedOff() {
        PublicLimits none = new PublicLimits(0, 0, 0);

        for (int i = 0; i < 1_000; i++) {
            assertThat(none.admitAddress(OFFICE)).isEmpty();
            assertThat(none.admitKey("KEY")).isEmpty();
            assertThat(none.denied(OFFICE, "WRONG-" + i, Denial.KEY_NOT_FOUND)).isEmpty();
        }
    }
}
