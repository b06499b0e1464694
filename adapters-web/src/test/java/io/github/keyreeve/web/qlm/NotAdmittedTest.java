package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.web.server.RawAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not admitted as a shop can do nothing to a licence, though he may know its key. */
class NotAdmittedTest {

    @ParameterizedTest
    @ValueSource(strings = {"RenewSubscriptionHttp", "RevokeLicenseHttp", "UpgradeLicense", "UpdateLicenseHttp", "EnableMaintenancePlan",
        "RenewMaintenancePlan", "RetrieveActivationKeyHttp", "UpdateUserInformation"})
    void meansThatNothingIsReadOrStored(String method) {
        try (QlmServer server = QlmServer.start().open("api").login("woocommerce", "shop", "s3cret")) {
            LicenseSituation licence = LicenseSituation.of(server, LicenseModel.SUBSCRIPTION);
            License before = licence.stored();
            String arguments = "&is_features=0:1&is_expduration=10&is_orderid=1&email=a%40b.example&is_avkey=" + licence.key() + "&"
                    + QlmServer.PRODUCT;

            assertRefused(server.call(method, "is_vendor=paypal" + arguments), 403,
                    "This shop has no user and password here yet; the operator sets them, or switches it to open.");
            assertRefused(server.call(method, "is_vendor=woocommerce" + arguments), 401, "is_user and is_pwd are missing.");
            assertRefused(server.call(method, "is_vendor=woocommerce&is_user=shop&is_pwd=x" + arguments), 401, "is_user or is_pwd is wrong.");
            assertRefused(server.call(method, arguments), 400, "is_vendor is missing; it must name the shop, for example fastspring.");
            assertThat(licence.stored()).isEqualTo(before);
        }
    }

    private static void assertRefused(RawAnswer answer, int status, String sentence) {
        assertThat(answer.body()).isEqualTo("Error: " + sentence);
        assertThat(answer.status()).isEqualTo(status);
    }
}
