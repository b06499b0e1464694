package io.github.keyreeve.web.qlm;

import static io.github.keyreeve.web.qlm.TextAnswer.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.server.RawAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RevokeLicenseHttp, UpdateLicenseHttp and UpgradeLicense as shops call them. */
class CorrectionMethodsTest {

    private static final String WHICH = "is_avkey (or the shop's order or subscription number)";
    private static final String VERSION_2 = "is_productid=1&is_majorversion=2&is_minorversion=0";

    private final QlmServer server = QlmServer.start().open("api", "woocommerce");
    private String key;

    @BeforeEach
    void aProductWithTwoVersionsAndAKey() {
        server.storage.products().replace(new Product(1, "Demo", List.of(ProductVersion.of(1, 0), ProductVersion.of(2, 0))));
        key = server.issue("orderid=1&subscriptionid=S-1&is_expdate=2026-01-31&is_userdata1=data&email=jane%40example.com&name=Jane+Doe");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class RevokeLicense {

        @ParameterizedTest
        @ValueSource(strings = {"is_avkey=KEY", "orderid=1", "subscriptionid=S-1", "is_avkey=KEY&is_revoke=yes"})
        void takesTheLicenceAwayAndGivesItBack(String arguments) {
            String other = server.issue("orderid=2");

            assertText(revoke(arguments.replace("KEY", key)), 200, "OK");
            assertThat(server.license(key).standing()).isEqualTo(new Standing.Revoked(server.clock.instant(), Authority.SHOP));
            assertText(revoke(arguments.replace("KEY", key)), 200, "OK");
            assertThat(server.license(other).standing()).isEqualTo(new Standing.Good());

            assertText(revoke("is_revoke=false&" + arguments.replace("KEY", key).replace("is_revoke=yes", "")), 200, "OK");
            assertThat(server.license(key).standing()).isEqualTo(new Standing.Good());
            assertThat(history(key)).containsExactly(Kind.ISSUED, Kind.REVOKED, Kind.REINSTATED);
        }

        @Test
        void doesNotGiveBackWhatTheStaffRevoked() {
            server.storage.licenses().replace(List.of(server.license(key).revoked(Instant.EPOCH, Authority.ADMINISTRATOR)));

            assertText(revoke("is_revoke=false&orderid=1"), 409,
                    "Error: The vendor's staff revoked the licence; only they can give it back.");
            assertText(revoke("orderid=1"), 200, "OK");
            assertThat(server.license(key).standing()).isEqualTo(new Standing.Revoked(Instant.EPOCH, Authority.ADMINISTRATOR));
        }

        @ParameterizedTest
        @CsvSource({
            "'', 400, " + WHICH + " is missing.",
            "is_avkey=KEY&is_revoke=perhaps, 400, 'is_revoke must be true or false (or 1, 0, yes, no).'",
            "is_avkey=A0000-00000-00000-00000-00000, 404, No licence is known by this key or number.",
            "orderid=2, 404, No licence is known by this key or number.",
            "subscriptionid=S-2, 404, No licence is known by this key or number."})
        void saysWhatIsWrong(String arguments, int status, String sentence) {
            assertText(revoke(arguments.replace("KEY", key)), status, "Error: " + sentence);

            assertThat(server.license(key).standing()).isEqualTo(new Standing.Good());
        }

        @Test
        void reachesNoOrderOfAnotherShop() {
            assertText(server.call("RevokeLicenseHttp", "is_vendor=woocommerce&OrderId=1"), 404,
                    "Error: No licence is known by this key or number.");
        }

        private RawAnswer revoke(String arguments) {
            return server.call("RevokeLicenseHttp", "is_vendor=api&" + arguments);
        }
    }

    @Nested
    class UpdateLicense {

        @Test
        void changesWhatIsSaidAndKeepsTheKey() {
            License before = server.license(key);

            assertText(update("is_avkey=" + key + "&is_majorversion=2&is_minorversion=0&is_features=1:3&is_expdate=2026-01-20"
                    + "&is_quantity=7&is_userdata1=new+data&is_affiliateid=partner&is_pp=p%3D1&is_maxreleasecount=2"
                    + "&is_maxreleaseperiod=30"), 200, "OK");

            License after = server.license(key);
            assertThat(after.key()).isEqualTo(before.key());
            assertThat(after.terms().version()).isEqualTo(new VersionId(1, 2, 0));
            assertThat(after.terms().features().toString()).isEqualTo("1:3;");
            assertThat(after.terms().expiry()).isEqualTo(new Expiry.At(Instant.parse("2026-01-20T23:59:59Z")));
            assertThat(after.activationsAllowed()).isEqualTo(7);
            assertThat(after.terms().tags().userData()).isEqualTo("new data");
            assertThat(after.terms().tags().affiliateId()).isEqualTo("partner");
            assertThat(after.terms().tags().properties()).isEqualTo("p=1");
            assertThat(after.releases().limit()).isEqualTo(new Releases.Limit(Optional.of(2), Optional.of(30)));
            assertThat(history(key)).containsExactly(Kind.ISSUED, Kind.MODIFIED);
        }

        @Test
        void takesTheUsualBoundsAgainForMinusOneAndLeavesTheRestAlone() {
            LicenseTerms before = server.license(key).terms();
            update("is_avkey=" + key + "&is_quantity=4&is_maxreleasecount=0&is_maxreleaseperiod=1");
            assertThat(server.license(key).releases().limit()).isEqualTo(new Releases.Limit(Optional.of(0), Optional.of(1)));

            assertText(update("is_avkey=" + key + "&is_maxreleasecount=-1&is_maxreleaseperiod=-1"), 200, "OK");
            assertThat(server.license(key).releases().limit()).isEqualTo(Releases.Limit.NONE);
            assertThat(server.license(key).activationsAllowed()).isEqualTo(4);
            assertThat(server.license(key).terms()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"orderid=1", "subscriptionid=S-1"})
        void findsTheLicenceByTheShopsNumbers(String which) {
            assertText(update(which + "&is_quantity=5"), 200, "OK");

            assertThat(server.license(key).activationsAllowed()).isEqualTo(5);
        }

        @Test
        void revokesAndGivesBack() {
            assertText(update("is_avkey=" + key + "&is_revoke=true&is_quantity=2"), 200, "OK");
            assertThat(server.license(key).standing()).isInstanceOf(Standing.Revoked.class);
            assertThat(server.license(key).activationsAllowed()).isEqualTo(2);

            assertText(update("is_avkey=" + key + "&is_revoke=0"), 200, "OK");
            assertThat(server.license(key).standing()).isEqualTo(new Standing.Good());
        }

        @Test
        void doesNotGiveBackWhatTheStaffRevoked() {
            server.storage.licenses().replace(List.of(server.license(key).revoked(Instant.EPOCH, Authority.ADMINISTRATOR)));

            assertText(update("is_avkey=" + key + "&is_revoke=0&is_quantity=9"), 409,
                    "Error: The vendor's staff revoked the licence; only they can give it back.");
            assertThat(server.license(key).activationsAllowed()).isEqualTo(1);
        }

        @Test
        void allowsNoFewerActivationsThanAreInUse() {
            update("is_avkey=" + key + "&is_quantity=2");
            activate(key, "pc-1");
            activate(key, "pc-2");

            assertText(update("is_avkey=" + key + "&is_quantity=1"), 409,
                    "Error: is_quantity must not be less than the 2 activations in use.");
            assertThat(server.license(key).activationsAllowed()).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({
            "is_avkey=KEY, 400, What is to be changed is missing.",
            "is_quantity=2, 400, " + WHICH + " is missing.",
            "'', 400, " + WHICH + " is missing; What is to be changed is missing.",
            "is_avkey=KEY&is_majorversion=2, 400, is_minorversion is missing.",
            "is_avkey=KEY&is_minorversion=2, 400, is_majorversion is missing.",
            "is_avkey=KEY&is_majorversion=3&is_minorversion=0&is_userdata1=new, 400, is_majorversion names no version of the product.",
            "is_avkey=KEY&is_quantity=0, 400, is_quantity must be a whole number from 1 to 2147483647.",
            "is_avkey=KEY&is_quantity=2.5, 400, is_quantity must be a whole number from 1 to 2147483647.",
            "is_avkey=KEY&is_expdate=2026-01-04, 400, is_expdate must not be in the past.",
            "is_avkey=KEY&is_maxreleasecount=-2, 400, 'is_maxreleasecount must be a whole number from 0 to 1000000, or -1 for the usual bound.'",
            "is_avkey=KEY&is_maxreleaseperiod=0, 400, 'is_maxreleaseperiod must be a whole number from 1 to 36500, or -1 for the usual bound.'",
            "is_avkey=KEY&is_maxreleasecount=99999999999, 400, 'is_maxreleasecount must be a whole number from 0 to 1000000, or -1 for the usual bound.'",
            "is_avkey=KEY&is_revoke=x&is_features=9:9, 400, 'is_features must be set:value pairs such as 0:3;1:2, with each set 0 to 3 named once and each value 0 to 255; is_revoke must be true or false (or 1, 0, yes, no).'",
            "is_avkey=NONE&is_quantity=2, 404, No licence is known by this key or number."})
        void saysWhatIsWrong(String arguments, int status, String sentence) {
            License before = server.license(key);

            assertText(update(arguments.replace("KEY", key)), status, "Error: " + sentence);

            assertThat(server.license(key)).isEqualTo(before);
            assertThat(history(key)).containsExactly(Kind.ISSUED);
        }

        @Test
        void setsNoEndToAPermanentLicence() {
            String permanent = server.issue("orderid=2");

            License before = server.license(permanent);

            assertText(update("is_avkey=" + permanent + "&is_userdata1=new&is_expdate=2027-01-01"), 400,
                    "Error: is_expdate must not be set: a permanent licence never ends.");

            assertThat(server.license(permanent)).isEqualTo(before);
        }

        private RawAnswer update(String arguments) {
            return server.call("UpdateLicenseHttp", "is_vendor=api&" + arguments);
        }
    }

    @Nested
    class UpgradeLicense {

        @Test
        void answersTheNewKeyAndTheSameOneAgain() {
            RawAnswer first = upgrade("is_avkey=" + key + "&" + VERSION_2);
            server.clock.advance(Duration.ofDays(1));
            RawAnswer again = upgrade("is_avkey=" + key + "&" + VERSION_2);

            assertThat(first.body()).isNotEqualTo(key).matches("F[0-9A-Z]{4}(-[0-9A-Z]{5}){4}");
            assertText(first, 200, first.body());
            assertText(again, 200, first.body());
            assertThat(server.license(first.body()).terms()).isEqualTo(server.license(key).terms().with(new VersionId(1, 2, 0)));
            assertThat(server.license(key).standing()).isInstanceOf(Standing.Upgraded.class);
        }

        @Test
        void takesFeaturesExpiryOrderAndCustomerOfTheUpgrade() {
            String fresh = upgrade("is_avkey=" + key + "&" + VERSION_2
                    + "&is_features=0:7&is_expduration=10&orderid=U-1&email=new%40example.com").body();

            OrderedLicense ordered = server.ordered(fresh);
            assertThat(ordered.license().terms().features().toString()).isEqualTo("0:7;");
            assertThat(ordered.license().terms().expiry()).isEqualTo(new Expiry.At(Instant.parse("2026-01-15T23:59:59Z")));
            assertThat(ordered.order().orderId()).contains("U-1");
            assertThat(ordered.order().subscriptionId()).contains("S-1");
            assertThat(ordered.customer().email()).isEqualTo("new@example.com");
            assertThat(ordered.customer().name()).isEqualTo("Jane Doe");
        }

        @Test
        void makesAPermanentLicenceThatIsToEndASubscription() {
            String permanent = server.issue("orderid=2");

            String fresh = upgrade("is_avkey=" + permanent + "&" + VERSION_2 + "&is_expdate=2027-01-01").body();

            assertThat(server.license(fresh).terms().model()).isEqualTo(LicenseModel.SUBSCRIPTION);
        }

        @Test
        void leavesTheOldKeyTheAnswerToItsOrder() {
            upgrade("is_avkey=" + key + "&" + VERSION_2);

            assertThat(server.issue("orderid=1&subscriptionid=S-1&is_expdate=2026-01-31&is_userdata1=data&email=jane%40example.com"))
                    .isEqualTo(key);
        }

        @Test
        void isRefusedWhereTheLicenceIsRevokedOrUpgradedToSomethingElse() {
            upgrade("is_avkey=" + key + "&" + VERSION_2);
            String revoked = server.issue("orderid=2");
            server.call("RevokeLicenseHttp", "is_vendor=api&is_avkey=" + revoked);

            assertText(upgrade("is_avkey=" + key + "&" + VERSION_2 + "&is_features=0:1"), 409,
                    "Error: The licence was upgraded to something else already; the new key can be upgraded further.");
            assertText(upgrade("is_avkey=" + revoked + "&" + VERSION_2), 409, "Error: A revoked licence cannot be upgraded.");
        }

        @ParameterizedTest
        @CsvSource({
            "'', 400, is_productid is missing; is_majorversion is missing; is_minorversion is missing; is_avkey is missing.",
            "orderid=1&VERSION_2, 400, is_avkey is missing.",
            "is_avkey=KEY, 400, is_productid is missing; is_majorversion is missing; is_minorversion is missing.",
            "is_avkey=KEY&is_productid=1&is_majorversion=3&is_minorversion=0, 400, is_productid names no product that has this is_majorversion and is_minorversion.",
            "is_avkey=KEY&is_productid=1&is_majorversion=1&is_minorversion=0, 400, 'is_majorversion must be another version than the licence''s own, or is_features must be given.'",
            "is_avkey=KEY&VERSION_2&is_expdate=2026-01-04, 400, is_expdate must not be in the past.",
            "is_avkey=KEY&VERSION_2&is_features=x&is_expduration=y, 400, 'is_features must be set:value pairs such as 0:3;1:2, with each set 0 to 3 named once and each value 0 to 255; is_expduration must be a whole number from 1 to 36500.'",
            "is_avkey=NONE&VERSION_2, 404, No licence is known by this key or number."})
        void saysWhatIsWrong(String arguments, int status, String sentence) {
            assertText(upgrade(arguments.replace("KEY", key).replace("VERSION_2", VERSION_2)), status, "Error: " + sentence);

            assertThat(server.license(key).standing()).isEqualTo(new Standing.Good());
            assertThat(history(key)).containsExactly(Kind.ISSUED);
        }

        private RawAnswer upgrade(String arguments) {
            return server.call("UpgradeLicense", "is_vendor=api&" + arguments);
        }
    }

    private void activate(String activationKey, String computer) {
        assertThat(server.call("ActivateKey", QlmServer.PRODUCT + "&is_avkey=" + activationKey + "&is_pcid=" + computer).status())
                .isEqualTo(200);
    }

    private List<Kind> history(String activationKey) {
        return server.storage.licenseEvents().of(server.license(activationKey).id()).stream().map(LicenseEvent::kind).toList();
    }
}
