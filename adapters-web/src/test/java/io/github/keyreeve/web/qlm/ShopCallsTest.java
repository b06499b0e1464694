package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shops say about licences that were issued before, over QLM's methods. */
class ShopCallsTest {

    private static final String TEXT = "text/plain;charset=utf-8";

    private final QlmServer server = QlmServer.start().open("api");
    private final String subscription = issue("&orderid=SUB-ORDER&subscriptionid=S-1&is_expdate=2026-06-30");
    private final String permanent = issue("&orderid=ORDER-1&is_userdata1=contract-7");

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Renewing {

        @Test
        void movesTheExpiryToADateAndNeverBack() {
            assertText(call("RenewSubscriptionHttp", "is_avkey=" + subscription + "&is_expdate=2027-06-30"), subscription);
            assertText(call("RenewSubscriptionHttp", "is_avkey=" + subscription + "&is_expdate=2026-12-31"), subscription);

            assertThat(expiry(subscription)).isEqualTo("2027-06-30T23:59:59Z");
        }

        @Test
        void addsDaysOnceForEachOrder() {
            call("RenewSubscriptionHttp", "subscriptionid=S-1&orderid=R-1&is_expduration=10");
            assertText(call("RenewSubscriptionHttp", "subscriptionid=S-1&orderid=R-1&is_expduration=10"), subscription);
            assertThat(expiry(subscription)).isEqualTo("2026-07-10T23:59:59Z");

            call("RenewSubscriptionHttp", "subscriptionid=S-1&orderid=R-2&is_expduration=10");
            call("RenewSubscriptionHttp", "subscriptionid=S-1&is_expduration=10");

            assertThat(expiry(subscription)).isEqualTo("2026-07-30T23:59:59Z");
        }

        @Test
        void isRefusedWhereThereIsNothingToRenew() {
            assertRefused(409, "The licence never ends, so it cannot be renewed.",
                    call("RenewSubscriptionHttp", "is_avkey=" + permanent + "&is_expduration=10"));
            assertRefused(404, "No licence is known by this key or number.",
                    call("RenewSubscriptionHttp", "subscriptionid=S-2&is_expduration=10"));
            call("RevokeLicenseHttp", "is_avkey=" + subscription);
            assertRefused(409, "A revoked licence cannot be renewed.",
                    call("RenewSubscriptionHttp", "is_avkey=" + subscription + "&is_expduration=10"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "&is_expduration=0", "&is_expduration=x", "&is_expduration=36501", "&is_expdate=2026-02-30"})
        void needsADateOrDays(String arguments) {
            RawAnswer answer = call("RenewSubscriptionHttp", "is_avkey=" + subscription + arguments);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("Error: is_exp");
            assertThat(expiry(subscription)).isEqualTo("2026-06-30T23:59:59Z");
        }
    }

    @Nested
    class Revoking {

        @Test
        void takesAwayAndGivesBack() {
            assertText(call("RevokeLicenseHttp", "orderid=ORDER-1"), "OK");
            assertThat(state(permanent)).isEqualTo(LicenseState.REVOKED);
            assertThat(state(subscription)).isEqualTo(LicenseState.ACTIVE);

            assertText(call("RevokeLicenseHttp", "is_avkey=" + permanent + "&is_revoke=false"), "OK");
            assertThat(state(permanent)).isEqualTo(LicenseState.ACTIVE);
        }

        @Test
        void needsToKnowWhich() {
            RawAnswer answer = call("RevokeLicenseHttp", "");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("Error: is_avkey");
        }
    }

    @Nested
    class Updating {

        @Test
        void changesWhatIsSaidAndNothingElse() {
            assertText(call("UpdateLicenseHttp", "is_avkey=" + subscription + "&is_features=0:3&is_quantity=4&is_userdata1=u"
                    + "&is_affiliateid=a&is_pp=p&is_expdate=2026-03-01&is_maxreleasecount=2&is_maxreleaseperiod=30"), "OK");

            License license = license(subscription);
            assertThat(license.terms().features()).hasToString("0:3;");
            assertThat(license.activationsAllowed()).isEqualTo(4);
            assertThat(license.terms().tags().userData()).isEqualTo("u");
            assertThat(license.terms().tags().affiliateId()).isEqualTo("a");
            assertThat(license.terms().tags().properties()).isEqualTo("p");
            assertThat(license.releases().limit().most()).contains(2);
            assertThat(license.releases().limit().periodDays()).contains(30);
            assertThat(expiry(subscription)).isEqualTo("2026-03-01T23:59:59Z");

            assertText(call("UpdateLicenseHttp", "is_avkey=" + subscription + "&is_maxreleasecount=-1"), "OK");
            assertThat(license(subscription).releases().limit().most()).isEmpty();
            assertThat(license(subscription).activationsAllowed()).isEqualTo(4);
        }

        @Test
        void allowsNoFewerThanAreInUse() {
            call("UpdateLicenseHttp", "is_avkey=" + permanent + "&is_quantity=2");
            application("ActivateKey", "is_pcid=pc-1&is_avkey=" + permanent);
            application("ActivateKey", "is_pcid=pc-2&is_avkey=" + permanent);

            assertRefused(409, "is_quantity must not be less than the 2 activations in use.",
                    call("UpdateLicenseHttp", "is_avkey=" + permanent + "&is_quantity=1"));
            assertThat(license(permanent).activationsAllowed()).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "is_quantity=0 | is_quantity must be a whole number from 1 to 2147483647.",
            "is_features=9:9 | is_features must be set:value pairs such as 0:3;1:2, with each set 0 to 3 named once and each value 0 to 255.",
            "is_majorversion=7&is_minorversion=0 | is_majorversion names no version of the product.",
            "is_maxreleasecount=-2 | is_maxreleasecount must be a whole number from 0 to 1000000, or -1 for the usual bound.",
            "is_expdate=2027-01-01 | is_expdate must not be set: a permanent licence never ends.",
        })
        void refusesWhatCannotBe(String argument, String sentence) {
            License before = license(permanent);

            assertRefused(400, sentence, call("UpdateLicenseHttp", "is_avkey=" + permanent + "&is_userdata1=new&" + argument));

            assertThat(license(permanent)).isEqualTo(before);
        }
    }

    @Nested
    class Maintaining {

        @Test
        void enablesRenewsOncePerOrderAndTakesAway() {
            assertText(call("EnableMaintenancePlan", "is_avkey=" + permanent + "&is_maintduration=30"), "OK");
            assertText(call("EnableMaintenancePlan", "is_avkey=" + permanent + "&is_maintduration=30"), "OK");
            assertThat(maintenanceDays()).contains(30L);

            call("RenewMaintenancePlan", "is_avkey=" + permanent + "&orderid=M-1&is_maintduration=30");
            assertText(call("RenewMaintenancePlan", "is_avkey=" + permanent + "&orderid=M-1&is_maintduration=30"), "OK");
            assertThat(maintenanceDays()).contains(60L);

            assertText(call("EnableMaintenancePlan", "is_avkey=" + permanent + "&is_maintplan=false"), "OK");
            assertThat(maintenanceDays()).isEmpty();
            assertRefused(409, "The licence has no maintenance plan.", call("RenewMaintenancePlan", "is_avkey=" + permanent));
        }

        @Test
        void renewsNothingThatEndedTooLongAgo() {
            call("EnableMaintenancePlan", "is_avkey=" + permanent + "&is_maintduration=30");
            server.clock.advance(Duration.ofDays(31));

            assertRefused(409, "The maintenance plan ended too long ago to be renewed.",
                    call("RenewMaintenancePlan", "is_avkey=" + permanent));
        }

        private Optional<Long> maintenanceDays() {
            return license(permanent).terms().maintenance()
                    .map((MaintenancePlan plan) -> Duration.between(plan.startsAt(), plan.expiresAt()).toDays());
        }
    }

    @Nested
    class LookingUp {

        @Test
        void answersTheKeysOfAnOrderOrOfTheVendorsData() {
            RawAnswer answer = call("RetrieveActivationKeyHttp", "is_orderid=ORDER-1");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
            assertThat(answer.body()).isEqualTo("[{\"activationKey\":\"" + permanent + "\",\"orderID\":\"ORDER-1\",\"productID\":1,"
                    + "\"productName\":\"Demo\",\"majorVersion\":1,\"minorVersion\":0,\"licenseModel\":\"permanent\",\"state\":\"active\","
                    + "\"features\":\"\",\"numActivationsAllowed\":1,\"availableLicenses\":1,\"expiryDate\":\"\",\"userData\":\"contract-7\"}]");
            assertThat(call("RetrieveActivationKeyHttp", "is_userdata1=contract-7").body()).isEqualTo(answer.body());
            assertThat(call("RetrieveActivationKeyHttp", "is_orderid=ORDER-1&is_userdata1=other").status()).isEqualTo(404);
        }

        @Test
        void answersXmlIfAskedTo() {
            assertThat(call("RetrieveActivationKeyHttp", "is_orderid=ORDER-1&is_format=xml").body())
                    .contains("<result>Activation keys found: 1.</result><activationKey>" + permanent + "</activationKey>");
            assertRefused(400, "is_format must be json or xml.", call("RetrieveActivationKeyHttp", "is_orderid=ORDER-1&is_format=csv"));
        }
    }

    @Test
    void anUpgradeNeedsAKeyAndAVersionThatThereIs() {
        assertRefused(400, "is_productid names no product that has this is_majorversion and is_minorversion.", call("UpgradeLicense",
                "is_avkey=" + permanent + "&is_productid=1&is_majorversion=9&is_minorversion=0"));
        assertThat(call("UpgradeLicense", "orderid=ORDER-1&" + QlmServer.PRODUCT).body()).contains("is_avkey is missing");
        assertThat(state(permanent)).isEqualTo(LicenseState.ACTIVE);
    }

    @Test
    void aCustomerIsKnownByTheAddressAndMayGetAnother() {
        assertText(call("UpdateUserInformation", "is_avkey=" + permanent + "&email=old@example.com&name=Jane"), "OK");
        assertText(call("UpdateUserInformation", "email=new@example.com&is_previousemail=OLD@example.com&company=Doe"), "OK");

        OrderedLicense ordered = ordered(permanent);
        assertThat(ordered.customer().email()).isEqualTo("new@example.com");
        assertThat(ordered.customer().name()).isEqualTo("Jane");
        assertThat(ordered.customer().company()).isEqualTo("Doe");
        assertRefused(400, "email is missing; the customer is known by it.", call("UpdateUserInformation", "name=Nobody"));
        assertRefused(404, "No licence is known by this key or number.", call("UpdateUserInformation", "is_avkey=X&email=a@example.com"));
    }

    /** FastSpring signs no such notification; whoever else has a shared key must sign this as well. */
    @Test
    void onlyFastSpringTellsOfCustomersWithoutASignature() {
        server.open("fastspring", "ultracart").sharedKey("fastspring", "secret").sharedKey("ultracart", "secret");

        assertThat(updateFrom("fastspring").body()).isEqualTo("OK");
        assertRefused(401, "The request is not signed.", updateFrom("ultracart"));
    }

    private RawAnswer updateFrom(String vendor) {
        return RawClient.get(server.uri(), "/qlmservice.asmx/UpdateUserInformation?is_vendor=" + vendor + "&is_avkey=" + permanent
                + "&email=jane@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RenewSubscriptionHttp", "RevokeLicenseHttp", "UpgradeLicense", "UpdateLicenseHttp", "EnableMaintenancePlan",
        "RenewMaintenancePlan", "RetrieveActivationKeyHttp", "UpdateUserInformation"})
    void noMethodAnswersWhoIsNotAdmitted(String method) {
        RawAnswer answer = RawClient.get(server.uri(), "/qlmservice.asmx/" + method + "?is_vendor=paypal&is_avkey=" + permanent
                + "&is_expduration=10&is_orderid=ORDER-1&email=a@example.com");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).startsWith("Error: This shop has no user and password here yet");
        assertThat(state(permanent)).isEqualTo(LicenseState.ACTIVE);
    }

    private String issue(String arguments) {
        RawAnswer answer = RawClient.get(server.uri(), "/qlmservice.asmx/GetActivationKeyWithExpiryDate?is_vendor=api&"
                + QlmServer.PRODUCT + arguments);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private RawAnswer call(String method, String arguments) {
        return RawClient.get(server.uri(), "/qlmservice.asmx/" + method + "?is_vendor=api&" + arguments);
    }

    private void application(String method, String arguments) {
        assertThat(RawClient.get(server.uri(), "/qlmservice.asmx/" + method + "?" + QlmServer.PRODUCT + "&" + arguments).status())
                .isEqualTo(200);
    }

    private OrderedLicense ordered(String key) {
        return server.storage.licenses().find(ActivationKey.meanings(key).getFirst()).orElseThrow();
    }

    private License license(String key) {
        return ordered(key).license();
    }

    private LicenseState state(String key) {
        return license(key).stateAt(server.clock.instant());
    }

    private String expiry(String key) {
        return license(key).terms().expiry() instanceof Expiry.At at ? at.instant().toString() : "none";
    }

    private static void assertText(RawAnswer answer, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(TEXT);
    }

    private static void assertRefused(int status, String sentence, RawAnswer answer) {
        assertThat(answer.body()).isEqualTo("Error: " + sentence);
        assertThat(answer.status()).isEqualTo(status);
    }
}
