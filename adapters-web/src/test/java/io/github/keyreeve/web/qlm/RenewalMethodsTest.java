package io.github.keyreeve.web.qlm;

import static io.github.keyreeve.web.qlm.TextAnswer.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.web.server.RawAnswer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RenewSubscriptionHttp, EnableMaintenancePlan and RenewMaintenancePlan as shops call them. */
class RenewalMethodsTest {

    private static final String WHICH = "is_avkey (or the shop's order or subscription number)";
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant END_OF_JANUARY = Instant.parse("2026-01-31T23:59:59Z");
    private static final Instant END_OF_MARCH = Instant.parse("2026-03-31T23:59:59Z");

    private final QlmServer server = QlmServer.start().open("api", "woocommerce");

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class RenewSubscription {

        private final String key = server.issue("orderid=1&subscriptionid=S-1&is_expdate=2026-01-31");

        @ParameterizedTest
        @ValueSource(strings = {"is_avkey=KEY", "orderid=1", "subscriptionid=S-1", "is_avkey=KEY&orderid=none&subscriptionid=none",
            "subscriptionid=S-1&orderid=another"})
        void answersTheKeyAndNothingElse(String which) {
            RawAnswer answer = renew(which.replace("KEY", key) + "&is_expdate=2026-03-31");

            assertText(answer, 200, key);
            assertThat(expiry(key)).isEqualTo(new Expiry.At(END_OF_MARCH));
        }

        @Test
        void takesItsArgumentsFromTheBodyAsWell() {
            RawAnswer answer = server.send("POST", "/qlmservice.asmx/RenewSubscriptionHttp?is_vendor=api", QlmServer.FORM,
                    "is_avkey=" + key.toLowerCase() + "&is_expduration=28");

            assertText(answer, 200, key);
            assertThat(expiry(key)).isEqualTo(new Expiry.At(Instant.parse("2026-02-28T23:59:59Z")));
        }

        @Test
        void answersEveryKeyOfTheSubscriptionOnALineOfItsOwn() {
            String second = server.issue("orderid=2&subscriptionid=S-1&is_expdate=2026-01-31");

            assertText(renew("subscriptionid=S-1&is_expdate=2026-03-31"), 200, key + "\n" + second);
        }

        @Test
        void neverMovesTheExpiryBack() {
            assertText(renew("is_avkey=" + key + "&is_expdate=2026-01-10"), 200, key);

            assertThat(expiry(key)).isEqualTo(new Expiry.At(END_OF_JANUARY));
        }

        @Test
        void isDoneOncePerOrderAndAnsweredAsBefore() {
            RawAnswer first = renew("subscriptionid=S-1&orderid=R-1&is_expduration=59");
            server.clock.advance(Duration.ofDays(9));
            RawAnswer again = renew("subscriptionid=S-1&orderid=R-1&is_expduration=59");

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(expiry(key)).isEqualTo(new Expiry.At(END_OF_MARCH));
        }

        @Test
        void isDoneForEveryOtherOrderAndEveryTimeWithoutOne() {
            renew("subscriptionid=S-1&orderid=R-1&is_expduration=10");
            renew("subscriptionid=S-1&orderid=R-2&is_expduration=10");
            renew("subscriptionid=S-1&is_expduration=10");
            renew("subscriptionid=S-1&is_expduration=10");

            assertThat(expiry(key)).isEqualTo(new Expiry.At(END_OF_JANUARY.plus(Duration.ofDays(40))));
        }

        @Test
        void takesTheDateRatherThanTheDaysAndMinusOneForNone() {
            renew("is_avkey=" + key + "&is_expdate=2026-03-31&is_expduration=1000");
            assertThat(expiry(key)).isEqualTo(new Expiry.At(END_OF_MARCH));

            assertText(renew("is_avkey=" + key + "&is_expduration=-1"), 400, "Error: is_expdate (or is_expduration) is missing.");
        }

        @Test
        void storesTheProductProperties() {
            renew("is_avkey=" + key + "&is_expdate=2026-03-31&is_pp=a%3D1");

            assertThat(server.license(key).terms().tags().properties()).isEqualTo("a=1");
        }

        @Test
        void isWrittenDownWithTheShopAndItsAddress() {
            renew("is_avkey=" + key + "&is_expdate=2026-03-31");

            LicenseEvent last = server.storage.licenseEvents().of(server.license(key).id()).getLast();
            assertThat(last.kind()).isEqualTo(LicenseEvent.Kind.RENEWED);
            assertThat(last.origin()).isEqualTo(new Origin("provider:api", "127.0.0.1"));
        }

        @ParameterizedTest
        @CsvSource({
            "is_expdate=2026-03-31, 400, " + WHICH + " is missing.",
            "is_avkey=KEY, 400, is_expdate (or is_expduration) is missing.",
            "'', 400, " + WHICH + " is missing; is_expdate (or is_expduration) is missing.",
            "is_avkey=KEY&is_expdate=2026-02-30, 400, 'is_expdate must be a day in the form yyyy-MM-dd, up to the year 9999.'",
            "is_avkey=KEY&is_expduration=x, 400, is_expduration must be a whole number from 1 to 36500.",
            "is_avkey=KEY&is_expduration=0, 400, is_expduration must be a whole number from 1 to 36500.",
            "is_expduration=36501, 400, is_expduration must be a whole number from 1 to 36500; " + WHICH + " is missing.",
            "is_avkey=KEY&is_avkey=OTHER&is_expduration=1, 400, is_avkey must not stand twice with different values.",
            "is_avkey=A0000-00000-00000-00000-00000&is_expduration=1, 404, No licence is known by this key or number.",
            "is_avkey=---&is_expduration=1, 404, No licence is known by this key or number.",
            "subscriptionid=S-2&is_expduration=1, 404, No licence is known by this key or number.",
            "orderid=2&is_expduration=1, 404, No licence is known by this key or number."})
        void saysWhatIsWrong(String arguments, int status, String sentence) {
            assertText(renew(arguments.replace("KEY", key)), status, "Error: " + sentence);

            assertThat(expiry(key)).isEqualTo(new Expiry.At(END_OF_JANUARY));
        }

        /** Without the order, the same payment would count again and again. */
        @ParameterizedTest
        @CsvSource({
            "is_expduration=1, orderid must have at most 255 characters.",
            "is_expduration=1&is_avkey=KEY, orderid must have at most 255 characters.",
            "'', is_expdate (or is_expduration) is missing; orderid must have at most 255 characters."})
        void refusesAnOrderNumberThatIsTooLong(String arguments, String sentence) {
            assertText(renew("orderid=" + "1".repeat(256) + "&" + arguments.replace("KEY", key)), 400, "Error: " + sentence);

            assertThat(expiry(key)).isEqualTo(new Expiry.At(END_OF_JANUARY));
        }

        @Test
        void isRefusedWhereNothingCanBeRenewed() {
            String permanent = server.issue("orderid=3");
            String upgraded = server.issue("orderid=4&is_expdate=2026-01-31");
            server.call("UpgradeLicense", "is_vendor=api&" + QlmServer.PRODUCT + "&is_features=0:1&is_avkey=" + upgraded);
            server.call("RevokeLicenseHttp", "is_vendor=api&is_avkey=" + key);

            assertText(renew("is_avkey=" + permanent + "&is_expduration=1"), 409,
                    "Error: The licence never ends, so it cannot be renewed.");
            assertText(renew("is_avkey=" + upgraded + "&is_expduration=1"), 409,
                    "Error: The licence was upgraded; the new key is to be renewed.");
            assertText(renew("is_avkey=" + key + "&is_expduration=1"), 409, "Error: A revoked licence cannot be renewed.");
        }

        @Test
        void reachesNoOrderOfAnotherShop() {
            assertText(server.call("RenewSubscriptionHttp", "is_vendor=woocommerce&OrderId=1&is_expduration=1"), 404,
                    "Error: No licence is known by this key or number.");
        }

        private RawAnswer renew(String arguments) {
            return server.call("RenewSubscriptionHttp", "is_vendor=api&" + arguments);
        }
    }

    @Nested
    class EnableMaintenancePlan {

        private final String key = server.issue("orderid=1&subscriptionid=S-1");

        @ParameterizedTest
        @CsvSource({
            "is_avkey=KEY, 2027-01-05T12:00:00Z", "orderid=1&is_maintplan=1, 2027-01-05T12:00:00Z",
            "subscriptionid=S-1&is_maintduration=30, 2026-02-04T12:00:00Z",
            "is_avkey=KEY&is_maintdate=2026-03-31&is_maintduration=30, 2026-03-31T23:59:59Z"})
        void beginsAPlan(String arguments, Instant end) {
            assertText(enable(arguments.replace("KEY", key)), 200, "OK");

            assertThat(server.license(key).terms().maintenance()).contains(new MaintenancePlan(NOON, end));
        }

        @Test
        void leavesAPlanThatRunsAlone() {
            enable("is_maintduration=30&is_avkey=" + key);
            server.clock.advance(Duration.ofDays(1));

            assertText(enable("is_maintduration=30&is_avkey=" + key), 200, "OK");

            assertThat(server.license(key).terms().maintenance())
                    .contains(new MaintenancePlan(NOON, NOON.plus(Duration.ofDays(30))));
        }

        @Test
        void takesAPlanAway() {
            enable("is_avkey=" + key);

            assertText(enable("is_maintplan=false&is_avkey=" + key), 200, "OK");

            assertThat(server.license(key).terms().maintenance()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "'', 400, " + WHICH + " is missing.",
            "is_avkey=KEY&is_maintplan=perhaps, 400, 'is_maintplan must be true or false (or 1, 0, yes, no).'",
            "is_avkey=KEY&is_maintduration=0, 400, is_maintduration must be a whole number from 1 to 36500.",
            "is_avkey=KEY&is_maintdate=soon, 400, 'is_maintdate must be a day in the form yyyy-MM-dd, up to the year 9999.'",
            "orderid=2, 404, No licence is known by this key or number."})
        void saysWhatIsWrong(String arguments, int status, String sentence) {
            assertText(enable(arguments.replace("KEY", key)), status, "Error: " + sentence);

            assertThat(server.license(key).terms().maintenance()).isEmpty();
        }

        private RawAnswer enable(String arguments) {
            return server.call("EnableMaintenancePlan", "is_vendor=api&" + arguments);
        }
    }

    @Nested
    class RenewMaintenancePlan {

        private final String key = server.issue("orderid=1&subscriptionid=S-1&is_maintenance_plan=true");

        @ParameterizedTest
        @CsvSource({
            "is_avkey=KEY, 2028-01-05T12:00:00Z", "orderid=1, 2028-01-05T12:00:00Z",
            "subscriptionid=S-1&is_maintduration=30, 2027-02-04T12:00:00Z",
            "is_avkey=KEY&is_maintdate=2027-03-31&is_maintduration=30, 2027-03-31T23:59:59Z",
            "is_avkey=KEY&is_maintdate=2026-03-31, 2027-01-05T12:00:00Z"})
        void prolongsThePlan(String arguments, Instant end) {
            assertText(renew(arguments.replace("KEY", key)), 200, "OK");

            assertThat(server.license(key).terms().maintenance()).contains(new MaintenancePlan(NOON, end));
        }

        @Test
        void isDoneOncePerOrder() {
            renew("is_avkey=" + key + "&orderid=R-1");

            assertText(renew("is_avkey=" + key + "&orderid=R-1"), 200, "OK");

            assertThat(server.license(key).terms().maintenance()).contains(new MaintenancePlan(NOON, Instant.parse("2028-01-05T12:00:00Z")));
        }

        @Test
        void isRefusedWithoutAPlanAndAfterTheGracePeriod() {
            String without = server.issue("orderid=2");

            assertText(renew("is_avkey=" + without), 409, "Error: The licence has no maintenance plan.");
            server.clock.set(Instant.parse("2027-01-05T12:00:01Z"));
            assertText(renew("is_avkey=" + key), 409, "Error: The maintenance plan ended too long ago to be renewed.");
            assertText(renew("is_avkey=none"), 404, "Error: No licence is known by this key or number.");
            assertText(renew("is_maintduration=x"), 400,
                    "Error: is_maintduration must be a whole number from 1 to 36500; " + WHICH + " is missing.");
        }

        private RawAnswer renew(String arguments) {
            return server.call("RenewMaintenancePlan", "is_vendor=api&" + arguments);
        }
    }

    private Expiry expiry(String key) {
        return server.license(key).terms().expiry();
    }
}
