package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.license.Prolongation.State;
import io.github.keyreeve.domain.license.Prolongation.Time;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProlongationsTest {

    private static final UUID LICENSE = new UUID(0, 1);

    @Nested
    class TheTimeOfAPayment {

        @Test
        void beginsWhereTheLicenceEnded() {
            assertThat(all().timeUntil(year(2028), year(2027))).contains(time(2027, 2028));
        }

        @Test
        void isAPartOfWhatALaterOneGaveThatWasToldBefore() {
            assertThat(all(good("P-3", 2027, 2029)).timeUntil(year(2028), year(2029))).contains(time(2027, 2028));
            assertThat(all(good("P-3", 2027, 2029)).timeUntil(year(2029), year(2029))).contains(time(2027, 2029));
        }

        @Test
        void isNoneWhereTheLicenceHadItWithoutPayment() {
            assertThat(all().timeUntil(year(2028), year(2028))).isEmpty();
            assertThat(all(good("P-3", 2028, 2029)).timeUntil(year(2028), year(2029))).isEmpty();
            assertThat(all(back("P-3", 2027, 2029)).timeUntil(year(2028), year(2029))).isEmpty();
        }
    }

    @Nested
    class WithoutAPayment {

        @Test
        void theLicenceEndsWhereItDidBefore() {
            assertThat(without("P-2", year(2028), good("P-2", 2027, 2028))).contains(year(2027));
        }

        @Test
        void theLicenceKeepsAnEndThatIsNotTheOneItGave() {
            assertThat(without("P-2", year(2029), good("P-2", 2027, 2028))).isEmpty();
            assertThat(without("P-2", year(2026), good("P-2", 2027, 2028))).isEmpty();
        }

        @Test
        void theLicenceKeepsAnEndThatAnotherPaymentGives() {
            assertThat(without("P-2", year(2028), good("P-2", 2027, 2028), good("P-3", 2027, 2028))).isEmpty();
            assertThat(without("P-2", year(2028), good("P-2", 2027, 2028), back("P-3", 2027, 2028))).contains(year(2027));
        }

        @Test
        void theLicenceKeepsWhatWasPaidForEarlierTimes() {
            assertThat(without("P-3", year(2029), good("P-3", 2027, 2029), good("P-2", 2027, 2028))).contains(year(2028));
            assertThat(without("P-3", year(2029), good("P-3", 2027, 2029), back("P-2", 2027, 2028))).contains(year(2027));
        }

        @Test
        void theTimesGoThatWereTakenBackWhileALaterOneHeldThem() {
            assertThat(without("P-4", year(2030), back("P-2", 2027, 2028), back("P-3", 2028, 2029), good("P-4", 2029, 2030)))
                    .contains(year(2027));
            assertThat(without("P-4", year(2030), good("P-2", 2027, 2028), back("P-3", 2028, 2029), good("P-4", 2029, 2030)))
                    .contains(year(2028));
        }

        @Test
        void nothingIsLeftToTakeWhereItGaveNothing() {
            assertThat(without("P-2", year(2028), good("P-2", 2028, 2028))).isEmpty();
            assertThat(without("P-2", year(2028), new Prolongation(LICENSE, "P-2", Optional.empty(), State.GOOD))).isEmpty();
            assertThat(without("P-2", year(2028), good("P-2", 2027, 2028), back("P-1", 2027, 2027))).contains(year(2027));
        }

        private Optional<Instant> without(String payment, Instant end, Prolongation... prolongations) {
            return all(prolongations).endWithout(all(prolongations).by(payment).orElseThrow(), end);
        }
    }

    @Nested
    class WhatWasPaidAtAMoment {

        private final Prolongations two = all(good("P-2", 2027, 2028), good("P-3", 2028, 2029));

        @Test
        void isTheTimeInWhichItWasPaid() {
            assertThat(two.paidAt(year(2028))).contains(good("P-3", 2028, 2029));
            assertThat(two.paidAt(year(2028).plusSeconds(86_400 * 20))).contains(good("P-3", 2028, 2029));
            assertThat(two.paidAt(year(2027).plusSeconds(3_600))).contains(good("P-2", 2027, 2028));
        }

        @Test
        void isTheNextTimeWhereItWasPaidShortlyBefore() {
            assertThat(two.paidAt(year(2028).minusSeconds(60))).contains(good("P-3", 2028, 2029));
        }

        @Test
        void isNothingBeforeTheFirstAndAfterTheLast() {
            assertThat(two.paidAt(year(2026))).isEmpty();
            assertThat(two.paidAt(year(2029))).isEmpty();
        }
    }

    @Test
    void areTakenBackAsFarAsOneReachesWhosePaymentWentBack() {
        Prolongations one = all(back("P-2", 2027, 2028));

        assertThat(one.isTakenBack(year(2028))).isTrue();
        assertThat(one.isTakenBack(year(2029))).isFalse();
        assertThat(all(good("P-2", 2027, 2028)).isTakenBack(year(2028))).isFalse();
    }

    private static Prolongations all(Prolongation... prolongations) {
        return new Prolongations(List.of(prolongations));
    }

    private static Prolongation good(String payment, int from, int until) {
        return new Prolongation(LICENSE, payment, Optional.of(time(from, until)), State.GOOD);
    }

    private static Prolongation back(String payment, int from, int until) {
        return good(payment, from, until).with(State.RETURNED);
    }

    private static Time time(int from, int until) {
        return new Time(year(from), year(until));
    }

    private static Instant year(int year) {
        return Instant.parse(year + "-01-05T09:00:00Z");
    }
}
