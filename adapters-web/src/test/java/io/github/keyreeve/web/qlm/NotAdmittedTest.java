package io.github.keyreeve.web.qlm;

import static io.github.keyreeve.web.qlm.TextAnswer.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.License;
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

            assertText(server.call(method, "is_vendor=paypal" + arguments), 403,
                    "Error: This shop has no user and password here yet; the operator sets them, or switches it to open.");
            assertText(server.call(method, "is_vendor=woocommerce" + arguments), 401, "Error: is_user and is_pwd are missing.");
            assertText(server.call(method, "is_vendor=woocommerce&is_user=shop&is_pwd=x" + arguments), 401, "Error: is_user or is_pwd is wrong.");
            assertText(server.call(method, arguments), 400, "Error: is_vendor is missing; it must name the shop, for example fastspring.");
            assertThat(licence.stored()).isEqualTo(before);
        }
    }
}
