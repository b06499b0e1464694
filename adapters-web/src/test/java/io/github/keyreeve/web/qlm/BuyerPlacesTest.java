package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.web.server.RawAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose arguments count (source: contract 3.4): what a buyer writes never becomes one. */
class BuyerPlacesTest {

    private QlmServer server;

    @BeforeEach
    void start() {
        server = QlmServer.start().open("magento", "ultracart", "fastspring", "woocommerce", "swreg", "api");
        server.storage.products().add(new Product(2, "Dear", List.of(ProductVersion.of(3, 5))));
        server.storage.argumentSets().save(new ArgumentSet("dear",
                "&is_productid=2&is_majorversion=3&is_minorversion=5&is_numberofactivationsperkey=99"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Its placeholders may be filled in unencoded: README.md says how a URL is made safe. */
    @Nested
    class BlueSnap {

        private static final String URL = "is_vendor=bluesnap&is_licensemodel=permanent&is_features=0&is_floating=false"
                + "&is_maintenance_plan=false&is_usemultipleactivationskey=true&is_numberofactivationsperkey=1"
                + "&is_additionalactivations=0&is_quantity=2&order_id=B-1&email=jane@example.com&name=Jane Doe&company=";

        @ParameterizedTest
        @ValueSource(strings = {"is_additionalactivations=100", "IS_NumberOfActivationsPerKey=50", "is_usemultipleactivationskey=false",
            "is_features=0:255", "is_licensemodel=trial", "is_floating=true", "is_maintenance_plan=1", "is_quantity=100", "is_productid=2"})
        void refusesAnArgumentInABuyersTextWhereTheUrlSetsIt(String argument) {
            RawAnswer answer = server.open("bluesnap").get(URL + "x&" + argument);

            assertThat(answer.body()).isEqualTo("Error: %s must not stand twice with different values."
                    .formatted(argument.substring(0, argument.indexOf('=')).toLowerCase(Locale.ROOT)));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(server.orders()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                Müller GmbH # 1             | Müller GmbH # 1
                Müller & Söhne              | Müller
                x&order_id=9&quantity=100   | x
                A+B                         | A B
                """)
        void readsTextThatIsNotEncodedUpToAnAmpersand(String sent, String stored) {
            assertThat(server.open("bluesnap").get(URL + QlmServer.utf8(sent)).status()).isEqualTo(200);

            assertThat(server.onlyOrder().line().customer().company()).isEqualTo(stored);
            assertThat(server.onlyOrder().line().orderId()).contains("B-1");
            assertThat(server.onlyOrder().licenses().getFirst().activationsAllowed()).isEqualTo(2);
        }

        @Test
        void refusesAPercentSignThatEncodesNothing() {
            assertThat(server.open("bluesnap").get(URL + "100% sure").body())
                    .isEqualTo("Error: company must have two hexadecimal digits after each percent sign.");
        }
    }

    @Nested
    class Magento {

        @ParameterizedTest
        @ValueSource(strings = {
            "x</Customer_Name><Customer_Email>evil@example.com</Customer_Email><Customer_Name>y",
            "x</Customer_Name><is_quantity>100</is_quantity><Customer_Name>",
            "x</Customer_Name><IS_QUANTITY>100</IS_QUANTITY><Customer_Name>",
            "<is_quantity>100</is_quantity>",
            "<is_quantity>",
            "x</Customer_Name><is_quantity>100</is_quantity><Ignored>",
            "x</Customer_Name><OrderId>M-2</OrderId><Customer_Name>"})
        void refusesItsOwnElementsInABuyersText(String name) {
            assertRefused(magento(name, "M-1"));
            assertThat(server.orders()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "Jane</Customer_Name><is_productid>2</is_productid><Ignored>",
            "Jane</Customer_Name><is_numberofactivationsperkey>50</is_numberofactivationsperkey><Ignored>",
            "Jane</Customer_Name><is_args>dear</is_args><Ignored>",
            "Jane</Customer_Name><is_vendor>api</is_vendor><Ignored>",
            "Jane</Customer_Name><SubscriptionId>5003</SubscriptionId><Ignored>",
            "Jane</Customer_Name><IS_ADDITIONALACTIVATIONS>50</IS_ADDITIONALACTIVATIONS><Ignored>"})
        void ignoresArgumentsThatItDoesNotSend(String name) {
            assertThat(magento(name, "M-1").status()).isEqualTo(200);

            assertOrdinaryLicense();
            assertThat(server.onlyOrder().line().customer().name()).isEqualTo("Jane");
        }

        @Test
        void takesAQuantityFromTheSellersUrlOnlyOnce() {
            RawAnswer answer = server.send("POST",
                    "/qlmservice.asmx/GetActivationKey?is_vendor=magento&is_quantity=2&" + QlmServer.PRODUCT, QlmServer.FORM,
                    "xmlRequest=<ecommerce><OrderId>M-1</OrderId><is_quantity>100</is_quantity></ecommerce>");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.onlyOrder().line().quantity().licenses()).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                Müller & Söhne                  | Müller & Söhne
                A < B                           | A < B
                1<2 > 0                         | 1<2 > 0
                O'Brien "Bob"                   | O'Brien "Bob"
                Tom &amp; Jerry                 | Tom & Jerry
                &lt;b&gt;                       | <b>
                Müller & Söhne <GmbH>           | Müller & Söhne <GmbH>
                <b>Jane</b>                     | <b>Jane</b>
                Jane <quantity>9</quantity>     | Jane <quantity>9</quantity>
                x<!-- y                         | x<!-- y
                <![CDATA[x]]><?x?>              | <![CDATA[x]]><?x?>
                100% sure+plus %41              | 100% sure+plus %41
                x&is_productid=2&is_quantity=9  | x&is_productid=2&is_quantity=9
                x&is_vendor=api&orderid=9       | x&is_vendor=api&orderid=9
                """)
        void keepsTextThatIsNotEscaped(String sent, String stored) {
            assertThat(magento(QlmServer.utf8(sent), "M-1").status()).isEqualTo(200);

            assertOrdinaryLicense();
            assertThat(server.onlyOrder().line().customer().name()).isEqualTo(stored);
            assertThat(server.onlyOrder().line().provider().text()).isEqualTo("magento");
        }

        /** The default is another shop, so a buyer who could choose the shop would choose what counts as an argument. */
        @Test
        void isNotTurnedIntoAnotherShopByABuyer() {
            try (QlmServer usual = QlmServer.with().defaultProvider("magento").start().open("magento", "api")) {
                RawAnswer answer = usual.post("", "xmlRequest=<ecommerce><OrderId>M-1</OrderId><Customer_Name>x"
                        + "&is_vendor=api&orderid=7&is_additionalactivations=100&y=</Customer_Name></ecommerce>");

                assertThat(answer.status()).isEqualTo(200);
                assertThat(usual.onlyOrder().line().provider().text()).isEqualTo("magento");
                assertThat(usual.onlyOrder().licenses().getFirst().activationsAllowed()).isEqualTo(1);
            }
        }

        @Test
        void readsALongOrderWithAnAmpersand() {
            assertThat(magento("A & " + "b".repeat(240), "M-1").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"<a>", "<ecommerce>", "<OrderId>", "</a>", "<a", "<", "<a></b>", "&lt;", "<a><", "</ecommerce>"})
        void takesNoLongerForAHostileBody(String piece) {
            String body = "xmlRequest=<ecommerce>" + piece.repeat(1_000_000 / piece.length()) + "</ecommerce>";

            RawAnswer answer = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> server.post("is_vendor=magento", body));

            assertThat(answer.status()).isIn(200, 400);
        }

        private RawAnswer magento(String name, String orderId) {
            return server.post("is_vendor=magento", "xmlRequest=<ecommerce><OrderId>" + orderId
                    + "</OrderId><Customer_Email>jane@example.com</Customer_Email><Customer_Name>" + name
                    + "</Customer_Name><is_quantity>1.0000</is_quantity></ecommerce>");
        }
    }

    @Nested
    class UltraCart {

        @Test
        void ignoresArgumentsInItsElements() {
            RawAnswer answer = server.send("POST", "/qlmservice.asmx/GetActivationKey?is_vendor=ultracart&" + QlmServer.PRODUCT,
                    "text/xml", "<activationCodeRequest><orderId>U-1</orderId><is_quantity>50</is_quantity>"
                            + "<Is_Productid>2</Is_Productid><is_args>dear</is_args><is_additionalactivations>9</is_additionalactivations>"
                            + "<firstName>Jane &amp; &lt;is_quantity&gt;5</firstName></activationCodeRequest>");

            assertThat(answer.status()).isEqualTo(200);
            assertOrdinaryLicense();
            assertThat(server.onlyOrder().line().customer().name()).isEqualTo("Jane & <is_quantity>5");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><activationCodeRequest><orderId>&x;</orderId></activationCodeRequest>",
            "<!DOCTYPE a [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><activationCodeRequest><orderId>&c;</orderId></activationCodeRequest>",
            "<!DOCTYPE activationCodeRequest SYSTEM 'http://127.0.0.1:1/x.dtd'><activationCodeRequest/>",
            "<activationCodeRequest><orderId>&x;</orderId></activationCodeRequest>",
            "<activationCodeRequest><firstName><b>Jane</b></firstName></activationCodeRequest>",
            "<activationCodeRequest><orderId>1", "<other/>", "no xml", "<?xml version='1.0' encoding='nonsense'?><activationCodeRequest/>"})
        void refusesWhatIsNoPlainDocument(String body) {
            RawAnswer answer = server.send("POST", "/qlmservice.asmx/GetActivationKey?is_vendor=ultracart&" + QlmServer.PRODUCT,
                    "text/xml", body);

            assertRefused(answer);
            assertThat(answer.body()).startsWith("Error: The body must be ");
            assertThat(server.orders()).isEmpty();
        }
    }

    @Nested
    class Forms {

        @Test
        void keepAnArgumentsTextInAFieldAsText() {
            String text = "&is_productid=2&is_quantity=50&is_vendor=api";
            String encoded = "%26is_productid%3D2%26is_quantity%3D50%26is_vendor%3Dapi";

            assertThat(server.post("is_vendor=fastspring", "reference=1&name=" + encoded + "&customercompany=" + encoded).status())
                    .isEqualTo(200);

            assertOrdinaryLicense();
            assertThat(server.onlyOrder().line().customer().name()).isEqualTo(text);
            assertThat(server.onlyOrder().line().customer().company()).isEqualTo(text);
        }

        @Test
        void loseAgainstTheSellersUrl() {
            assertThat(server.post("is_vendor=fastspring&is_numberofactivationsperkey=2",
                    "reference=1&is_numberofactivationsperkey=50&IS_PRODUCTID=2").status()).isEqualTo(200);

            assertThat(server.onlyOrder().licenses().getFirst().activationsAllowed()).isEqualTo(2);
            assertThat(server.onlyOrder().licenses().getFirst().terms().version().productId()).isEqualTo(1);
        }

        @Test
        void winOverTheUrlForTheOrdersOwnFields() {
            assertThat(server.post("is_vendor=fastspring&reference=URL&name=Url&email=url@example.com",
                    "reference=BODY&NAME=Body&email=").status()).isEqualTo(200);

            assertThat(server.onlyOrder().line().orderId()).contains("BODY");
            assertThat(server.onlyOrder().line().customer().name()).isEqualTo("Body");
            assertThat(server.onlyOrder().line().customer().email()).isEqualTo("url@example.com");
        }
    }

    @Nested
    class ArgumentText {

        @ParameterizedTest
        @ValueSource(strings = {"is_vendor=api", "is_user=x", "is_pwd=y", "is_args=dear", "is_quantity=50", "IS_QUANTITY=50", "quantity=50",
            "name=Evil", "reference=9", "email=evil@example.com", "security_request_hash=x"})
        void neverSetsWhoCallsOrWhatWasOrdered(String pair) {
            String text = "&is_userdata1=kept&" + pair;
            server.storage.argumentSets().save(new ArgumentSet("stored", text));

            for (String sets : List.of("stored", text.replace("&", "%26").replace("=", "%3D"))) {
                assertThat(server.post("is_vendor=fastspring&is_args=" + sets, "reference=" + (sets.hashCode() & 0xffff) + "&name=Jane")
                        .status()).isEqualTo(200);

                assertThat(server.orders().getFirst().licenses()).hasSize(1);
                assertThat(server.orders().getFirst().line().quantity().licenses()).isEqualTo(1);
                assertThat(server.orders().getFirst().line().provider().text()).isEqualTo("fastspring");
                assertThat(server.orders().getFirst().line().customer().name()).isEqualTo("Jane");
                assertThat(server.orders().getFirst().line().customer().email()).isEmpty();
                assertThat(server.orders().getFirst().licenses().getFirst().terms().tags().userData()).isEqualTo("kept");
                assertThat(server.orders().getFirst().licenses().getFirst().activationsAllowed()).isEqualTo(1);
            }
        }

        @Test
        void losesAgainstExplicitArguments() {
            assertThat(server.post("is_vendor=fastspring&is_args=dear", "reference=1").status()).isEqualTo(200);

            License license = server.onlyOrder().licenses().getFirst();
            assertThat(license.terms().version().productId()).isEqualTo(1);
            assertThat(license.activationsAllowed()).isEqualTo(99);
        }

        @Test
        void ofSwregKnowsItsShortNamesOnly() {
            assertThat(server.send("POST", "/qlmservice.asmx/GetActivationKey", QlmServer.FORM,
                    "o_no=S-1&pc=P&user_text=pid%3D1%26mj%3D1%26mn%3D0%26is_quantity%3D9%26is_additionalactivations%3D9%26is_vendor%3Dapi")
                    .status()).isEqualTo(200);

            assertOrdinaryLicense();
        }
    }

    @Nested
    class Contradictions {

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
                is_quantity=2&is_quantity=3;                         '';                          is_quantity
                is_quantity=2&IS_Quantity=3;                         '';                          is_quantity
                is_quantity=2&%69s_quantity=3;                       '';                          is_quantity
                is_productid=2;                                      '';                          is_productid
                is_features=0:1&is_x=1&is_x=2&is_features=0:2;       '';                          is_x
                is_vendor=api;                                       '';                          is_vendor
                '';                                                  is_quantity=2&is_QUANTITY=3; is_quantity
                """)
        void areRefused(String query, String body, String named) {
            RawAnswer answer = server.post("is_vendor=fastspring&" + query, body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("Error: ").contains(named + " must not stand twice with different values");
            assertThat(server.orders()).isEmpty();
        }

        @Test
        void areNoneWhereBothSayTheSame() {
            assertThat(server.post("is_vendor=fastspring&is_quantity=2&IS_QUANTITY=2&is_features=&is_features=", "is_quantity=3").status())
                    .isEqualTo(200);

            assertThat(server.onlyOrder().line().quantity().licenses()).isEqualTo(2);
        }
    }

    @Nested
    class ArgumentsThatAreNotSet {

        /** The WooCommerce plugin sends some arguments always, and a variation's SKU then says more. */
        @ParameterizedTest
        @ValueSource(strings = {
            "is_qlmversion=&is_expduration=-1&is_args=&is_qlmversion=5.0.00&is_expduration=365",
            "is_qlmversion=5.0.00&is_expduration=365&is_qlmversion=%20&IS_EXPDURATION=-1"})
        void contradictNothing(String query) {
            assertThat(server.send("POST", "/qlmservice.asmx/GetActivationKeyWithExpiryDate?is_vendor=woocommerce&"
                    + QlmServer.PRODUCT + "&" + query, QlmServer.FORM, "OrderId=W-1").status()).isEqualTo(200);

            LicenseTerms terms = server.onlyOrder().licenses().getFirst().terms();
            assertThat(terms.tags().qlmVersion()).isEqualTo("5.0.00");
            assertThat(terms.model()).isEqualTo(LicenseModel.SUBSCRIPTION);
        }

        @Test
        void doNotHideWhatThePostedFormSays() {
            assertThat(server.send("POST", "/qlmservice.asmx/GetActivationKeyWithExpiryDate?is_vendor=woocommerce&"
                    + QlmServer.PRODUCT + "&is_expduration=-1", QlmServer.FORM, "OrderId=W-1&is_expduration=365").status())
                    .isEqualTo(200);

            assertThat(server.onlyOrder().licenses().getFirst().terms().model()).isEqualTo(LicenseModel.SUBSCRIPTION);
        }
    }

    private void assertOrdinaryLicense() {
        assertThat(server.onlyOrder().licenses()).hasSize(1);
        assertThat(server.onlyOrder().line().quantity().licenses()).isEqualTo(1);
        assertThat(server.onlyOrder().line().subscriptionId()).isEmpty();
        License license = server.onlyOrder().licenses().getFirst();
        assertThat(license.activationsAllowed()).isEqualTo(1);
        assertThat(license.terms().version().productId()).isEqualTo(1);
    }

    private static void assertRefused(RawAnswer answer) {
        assertThat(answer.body()).startsWith("Error: ");
        assertThat(answer.status()).isEqualTo(400);
    }
}
