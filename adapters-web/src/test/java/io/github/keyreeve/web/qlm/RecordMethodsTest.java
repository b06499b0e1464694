package io.github.keyreeve.web.qlm;

import static io.github.keyreeve.web.qlm.TextAnswer.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.web.qlm.XmlElements.Field;
import io.github.keyreeve.web.server.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RetrieveActivationKeyHttp and UpdateUserInformation as shops call them. */
class RecordMethodsTest {

    private static final String NOT_FOUND = "Error: No licence is known by this key or number.";

    private final QlmServer server = QlmServer.start().open("api", "woocommerce");

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class RetrieveActivationKey {

        private final String key = server.issue("orderid=1&is_userdata1=a%22b&is_features=0:3&is_expdate=2026-01-31&is_numberofactivationsperkey=3");

        @Test
        void answersJsonByDefault() {
            activate(key, "pc-1");

            RawAnswer answer = retrieve("is_orderid=1");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
            assertThat(answer.body()).isEqualTo("[{\"activationKey\":\"" + key + "\",\"orderID\":\"1\",\"productID\":1,"
                    + "\"productName\":\"Demo\",\"majorVersion\":1,\"minorVersion\":0,\"licenseModel\":\"subscription\","
                    + "\"state\":\"active\",\"features\":\"0:3;\",\"numActivationsAllowed\":3,\"availableLicenses\":2,"
                    + "\"expiryDate\":\"2026-01-31 23:59\",\"userData\":\"a\\\"b\"}]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"is_orderid=1&is_format=xml", "is_orderid=1&is_format=XML", "orderid=1&is_format=xml",
            "is_userdata1=a%22b&is_format=xml", "is_orderid=1&is_userdata1=a%22b&is_format=xml"})
        void answersXmlWhereItIsAskedFor(String arguments) {
            RawAnswer answer = retrieve(arguments);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(XmlElements.of(answer).fields()).containsExactly(
                    new Field("result", "Activation keys found: 1."), new Field("activationKey", key));
        }

        @Test
        void answersEveryKeyOfTheOrderInItsOrder() {
            String two = server.issue("orderid=2&is_quantity=2&is_usemultipleactivationskey=false");
            String third = server.issue("orderid=2&is_features=0:1");

            assertThat(XmlElements.of(retrieve("is_orderid=2&is_format=xml")).all("activationKey"))
                    .containsExactly(two.split("\n")[0], two.split("\n")[1], third);
            assertThat(retrieve("is_orderid=2").body().split("activationKey")).hasSize(4);
        }

        @Test
        void saysWhatBecameOfTheKeys() {
            server.call("RevokeLicenseHttp", "is_vendor=api&is_avkey=" + key);

            assertThat(retrieve("is_orderid=1").body()).contains("\"state\":\"revoked\"");
        }

        @ParameterizedTest
        @CsvSource({
            "'', 400, Error: is_orderid (or is_userdata1) is missing.",
            "is_orderid=1&is_format=csv, 400, Error: is_format must be json or xml.",
            "is_format=csv, 400, Error: is_format must be json or xml; is_orderid (or is_userdata1) is missing.",
            "is_orderid=2, 404, " + NOT_FOUND, "is_orderid=1&is_userdata1=other, 404, " + NOT_FOUND,
            "is_userdata1=other, 404, " + NOT_FOUND, "is_orderid=2&is_format=xml, 404, " + NOT_FOUND})
        void saysWhatIsWrong(String arguments, int status, String sentence) {
            assertText(retrieve(arguments), status, sentence);
        }

        @Test
        void showsNoOrderOfAnotherShop() {
            assertText(server.call("RetrieveActivationKeyHttp", "is_vendor=woocommerce&is_orderid=1"), 404, NOT_FOUND);
            assertText(server.call("RetrieveActivationKeyHttp", "is_vendor=woocommerce&is_userdata1=a%22b"), 404, NOT_FOUND);
        }

        private RawAnswer retrieve(String arguments) {
            return server.call("RetrieveActivationKeyHttp", "is_vendor=api&" + arguments);
        }
    }

    @Nested
    class RetrieveActivationKeyStrictly {

        private static final String NOW = "2026-01-05 12:00:00";

        @Test
        void needsTheSignedHeaders() {
            try (QlmServer strict = QlmServer.with().strictFor("RetrieveActivationKeyHttp").start().open("api").apiKey("api", "secret")) {
                String target = "/qlmservice.asmx/RetrieveActivationKeyHttp?is_vendor=api&is_orderid=1";
                String token = StrictAuthenticationTest.hmac("secret",
                        "http://keys.example" + target + "&X-Qlm-Timestamp:" + NOW + "&X-Qlm-Authentication-Version:2");

                assertText(strict.send("GET", target, "", ""), 401, "Error: This method needs strict authentication: the X-Qlm headers"
                        + " are missing, wrong or too old.");
                assertText(strict.send("GET", target, "", "", "X-Qlm-Timestamp: " + NOW, "X-Qlm-Authentication-Version: 2",
                        "X-Qlm-Authentication-Token: " + token), 404, NOT_FOUND);
                assertThat(strict.call("GetActivationKey", "is_vendor=api&orderid=1&" + QlmServer.PRODUCT).status()).isEqualTo(200);
            }
        }
    }

    @Nested
    class UpdateUserInformation {

        private final String key = server.issue("orderid=1&email=jane%40example.com&name=Jane+Doe");

        @ParameterizedTest
        @ValueSource(strings = {"is_avkey=KEY&", "orderid=1&", ""})
        void showsTheCustomerWithTheLicence(String which) {
            assertText(update(which.replace("KEY", key) + "email=Jane%40Example.com&name=Jane+Roe&company=Roe+%26+Co"), 200, "OK");

            assertThat(server.ordered(key).customer()).isEqualTo(
                    new Customer("Jane@Example.com", "Jane Roe", "Roe & Co", "", "", "", "", "", "", ""));
            assertThat(server.ordered(key).order().customer().name()).isEqualTo("Jane Doe");
        }

        @Test
        void knowsTheCustomerByThePreviousAddress() {
            assertText(update("is_previousemail=JANE%40example.com&email=new%40example.com"), 200, "OK");

            assertThat(server.ordered(key).customer().email()).isEqualTo("new@example.com");
            assertThat(known(CustomerIdentity.ofEmail("NEW@example.com")).email()).isEqualTo("new@example.com");
        }

        @Test
        void knowsTheCustomerByTheShopsNumber() {
            update("is_externaluserid=7&email=jane%40example.com&name=Jane+Doe");

            assertText(update("is_externaluserid=7&email=new%40example.com"), 200, "OK");

            Customer customer = known(CustomerIdentity.ofExternalId(new ProviderName("api"), "7"));
            assertThat(customer.email()).isEqualTo("new@example.com");
            assertThat(customer.name()).isEqualTo("Jane Doe");
        }

        @Test
        void mayComeBeforeItsOrder() {
            assertText(update("orderid=yet+to+come&email=early%40example.com"), 200, "OK");
        }

        @ParameterizedTest
        @CsvSource({
            "name=Jane, 400, Error: email is missing; the customer is known by it.",
            "is_avkey=A0000-00000-00000-00000-00000&email=x%40y.example, 404, " + NOT_FOUND})
        void saysWhatIsWrong(String arguments, int status, String sentence) {
            assertText(update(arguments), status, sentence);
        }

        @Test
        void namesEverythingThatIsTooLong() {
            assertText(update("email=" + "x".repeat(321) + "&is_externaluserid=" + "1".repeat(256) + "&is_previousemail=" + "y".repeat(321)),
                    400, "Error: is_externaluserid must have at most 255 characters; is_previousemail must have at most 320 characters;"
                            + " email must have at most 320 characters.");
        }

        private RawAnswer update(String arguments) {
            return server.send("POST", "/qlmservice.asmx/UpdateUserInformation?is_vendor=api", QlmServer.FORM, arguments);
        }
    }

    @Nested
    class UpdateUserInformationUnsigned {

        private static final String BODY = "email=jane%40example.com&name=Jane";

        @Test
        void isAllowedToFastSpringWhichSignsEverythingElse() {
            server.login("fastspring", "shop", "s3cret").sharedKey("fastspring", "private");

            assertText(post("fastspring&is_user=shop&is_pwd=s3cret", BODY), 200, "OK");
            assertText(server.send("POST", "/qlmservice.asmx/RevokeLicenseHttp?is_vendor=fastspring&is_user=shop&is_pwd=s3cret",
                    QlmServer.FORM, "reference=1"), 401, "Error: The request is not signed.");
        }

        @Test
        void needsTheCredentialsEvenSo() {
            server.login("fastspring", "shop", "s3cret").sharedKey("fastspring", "private");

            assertText(post("fastspring", BODY), 401, "Error: is_user and is_pwd are missing.");
            assertText(post("fastspring&is_user=shop&is_pwd=wrong", BODY), 401, "Error: is_user or is_pwd is wrong.");
        }

        @Test
        void isNotAllowedToAnotherShopThatSigns() {
            server.login("ultracart", "shop", "s3cret").sharedKey("ultracart", "private");

            assertText(post("ultracart&is_user=shop&is_pwd=s3cret", BODY), 401, "Error: The request is not signed.");
            assertText(post("ultracart", BODY + "&md5Secret=" + md5("private")), 200, "OK");
        }

        private RawAnswer post(String vendor, String body) {
            return server.send("POST", "/qlmservice.asmx/UpdateUserInformation?is_vendor=" + vendor, QlmServer.FORM, body);
        }
    }

    private void activate(String activationKey, String computer) {
        assertThat(server.call("ActivateKey", QlmServer.PRODUCT + "&is_avkey=" + activationKey + "&is_pcid=" + computer).status())
                .isEqualTo(200);
    }

    private Customer known(CustomerIdentity identity) {
        return server.storage.customers().find(identity).orElseThrow().customer();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
