package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.secret.DeactivationCode;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.web.qlm.XmlElements.Field;
import io.github.keyreeve.web.server.RawAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods that applications call, as far as docs/license-states.md does not say it. */
class ApplicationMethodsTest {

    private static final String HOSTILE = "<GmbH> & \"x\" 'y' ]]> 東京 😀";

    private final QlmServer server = QlmServer.start().open("api");

    @AfterEach
    void stop() {
        server.close();
    }

    /** Source: contract 5, code 6. */
    @ParameterizedTest
    @ValueSource(strings = {"ValidateLicenseHttp", "ReleaseLicenseHttp", "GetLatestVersionHttp"})
    void saysThatARequestIsEmpty(String method) {
        for (String query : List.of("", "is_avkey=", "other=1")) {
            XmlElements xml = XmlElements.of(server.call(method, query));

            assertThat(xml.get("errorCode")).isEqualTo("6");
            assertThat(xml.get("error")).isEqualTo("The request is empty: it has no arguments.");
            assertThat(xml.get("status")).isEqualTo("8");
        }
    }

    @Nested
    class ValidateLicense {

        @Test
        void answersEverythingThatAnApplicationReadsAndNothingElse() {
            String key = server.issue("orderid=1&email=jane%40example.com&name=Jane+Doe&company=Doe+Ltd&phone=555&is_features=0:3;2:1"
                    + "&is_expdate=2026-01-31&is_maintenance_plan=1&is_numberofactivationsperkey=3&is_floating=true&is_userdata1=data"
                    + "&is_computertype=1&is_affiliateid=partner");
            server.clock.advance(Duration.ofSeconds(90));

            RawAnswer answer = validate(key, "PC-1", "is_computer_name=Jane%27s+PC");

            String computerKey = server.call("ActivateKey", QlmServer.PRODUCT + "&is_avkey=" + key + "&is_pcid=PC-1").body();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(XmlElements.of(answer).fields()).containsExactlyInAnyOrder(
                    new Field("result", "This license is valid."), new Field("status", "4"), new Field("activationKey", key),
                    new Field("pckey", computerKey), new Field("computerName", "Jane's PC"), new Field("computerID", "PC-1"),
                    new Field("computerType", "1"), new Field("userCompany", "Doe Ltd"), new Field("userFullName", "Jane Doe"),
                    new Field("userEmail", "jane@example.com"), new Field("productID", "1"), new Field("productName", "Demo"),
                    new Field("majorVersion", "1"), new Field("minorVersion", "0"), new Field("licenseModel", "subscription_floating"),
                    new Field("features", "0:3;2:1;"), new Field("duration", "27"), new Field("expiryDate", "2026-01-31 23:59"),
                    new Field("maintenanceRenewalDate", "2027-01-05 12:00:00"), new Field("floatingSeats", "1"),
                    new Field("numActivationsAllowed", "3"), new Field("availableLicenses", "2"), new Field("userData", "data"),
                    new Field("creationDateUtc", "2026-01-05 12:00:00"), new Field("activationDate", "2026-01-05 12:01"),
                    new Field("serverDate", "2026-01-05 12:01"));
        }

        @Test
        void leavesEmptyWhatIsNotThere() {
            XmlElements xml = XmlElements.of(validate(server.issue("orderid=1"), "PC-1", ""));

            assertThat(xml.get("status")).isEqualTo("2");
            for (String name : List.of("computerName", "userCompany", "userFullName", "userEmail", "features", "expiryDate",
                    "maintenanceRenewalDate", "userData")) {
                assertThat(xml.get(name)).as(name).isEmpty();
            }
            assertThat(xml.get("floatingSeats")).isEqualTo("0");
            assertThat(xml.get("duration")).isEqualTo("-1");
        }

        @ParameterizedTest
        @ValueSource(strings = {HOSTILE, "<!--", "<![CDATA[x]]>", "&amp;", "&#0;", "<?xml?>", "]]>", "\t two \n lines \r\n", "\u0085\u2028",
            "\uFEFFx", "<QuickLicenseManager>"})
        void isWellFormedWhateverTheCustomerIsCalled(String name) {
            String key = server.issue("orderid=1&name=%1$s&company=%1$s&is_userdata1=%1$s".formatted(encoded(name)));

            XmlElements xml = XmlElements.of(validate(key, "PC " + name + " 1", "is_computer_name=" + encoded(name)));

            assertThat(xml.get("userFullName")).isEqualTo(name.strip());
            assertThat(xml.get("userCompany")).isEqualTo(name.strip());
            assertThat(xml.get("userData")).isEqualTo(name.strip());
            assertThat(xml.get("computerName")).isEqualTo(name.strip());
            assertThat(xml.get("computerID")).isEqualTo("PC " + name + " 1");
        }

        @Test
        void showsTheReplacementCharacterForWhatXmlCannotHold() {
            String key = server.issue("orderid=1&company=" + encoded("a\u0001b\u001Fc\uFFFEd\u000Be"));

            assertThat(XmlElements.of(validate(key, "PC-1", "")).get("userCompany")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
        }

        @Test
        void saysUntilWhenALicenceInItsGracePeriodWorks() {
            try (QlmServer graceful = QlmServer.with().rules(LicenseStatesTest.TEN_DAYS_OF_GRACE).start().open("api")) {
                LicenseSituation licence = LicenseSituation.of(graceful, LicenseModel.SUBSCRIPTION);
                licence.afterExpiry(Duration.ofDays(1));

                assertThat(XmlElements.of(licence.application("ValidateLicenseHttp", "1", "1", "0", "is_pcid=PC-1")).get("result"))
                        .isEqualTo("This license has expired; it works until 2026-02-14 23:59 (UTC). Please renew it.");
            }
        }

        @Test
        void storesWhatTheApplicationTellsWithTheComputerAlone() {
            String key = server.issue("orderid=1&is_userdata1=the+vendor%27s&is_affiliateid=partner");

            validate(key, "PC-1", "is_email=a%40b.example&is_affiliateid=other&is_userdata1=mine&is_alog_userdata1=log");

            assertThat(activations(key)).singleElement().extracting(Activation::tags)
                    .isEqualTo(new ActivationTags("a@b.example", "other", "mine", "log"));
            assertThat(server.license(key).terms().tags().userData()).isEqualTo("the vendor's");
            assertThat(server.license(key).terms().tags().affiliateId()).isEqualTo("partner");
            assertThat(server.storage.licenseEvents().of(server.license(key).id()).getLast().origin())
                    .isEqualTo(new Origin(Origin.APPLICATION, "127.0.0.1"));
        }

        @Test
        void isCalledWithAFormAndTakesAnyCaseOfLettersAndBlanksForDashes() {
            String key = server.issue("orderid=1");

            RawAnswer answer = server.send("POST", "/any/path/QLMSERVICE.asmx/validatelicensehttp?IS_PRODUCTID=1", QlmServer.FORM,
                    "Is_MajorVersion=1&is_minorversion=0&is_AVKEY=" + key.toLowerCase().replace("-", "%20") + "&is_pcid=PC-1");

            assertThat(XmlElements.of(answer).get("activationKey")).isEqualTo(key);
        }

        @Test
        void showsNothingOfOtherComputers() {
            String key = server.issue("orderid=1&is_numberofactivationsperkey=2");
            validate(key, "OTHER-1", "is_computer_name=Other");

            assertThat(validate(key, "PC-1", "").body()).doesNotContainIgnoringCase("other");
        }

        @Test
        void namesEverythingThatIsWrongAtOnce() {
            XmlElements xml = XmlElements.of(server.call("ValidateLicenseHttp", "is_avkey=ABC&is_productid=x&is_activate=y&is_email="
                    + "e".repeat(321)));

            assertThat(xml.get("errorCode")).isEqualTo("208");
            assertThat(xml.get("error")).isEqualTo("is_activate must be true or false (or 1, 0, yes, no);"
                    + " is_email must have at most 320 characters; is_pcid is missing;"
                    + " is_productid must be a whole number from 1 to 2147483647; is_majorversion is missing; is_minorversion is missing.");
        }

        @Test
        void refusesArgumentsThatContradictEachOther() {
            String key = server.issue("orderid=1");

            XmlElements xml = XmlElements.of(validate(key, "PC-1", "is_pcid=PC-2"));

            assertThat(xml.get("errorCode")).isEqualTo("208");
            assertThat(xml.get("error")).isEqualTo("is_pcid must not stand twice with different values.");
            assertThat(activations(key)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&is_vendor=api", "&is_vendor=nobody-knows", "&is_user=x&is_pwd=y"})
    void areForEverybodyWhateverShopIsNamed(String more) {
        assertThat(server.call("ActivateKey", QlmServer.PRODUCT + "&is_pcid=PC-1&is_avkey=" + server.issue("orderid=1") + more).status())
                .isEqualTo(200);
    }

    @Nested
    class ActivateKey {

        @Test
        void answersTheComputerKeyAndNothingElse() {
            String key = server.issue("orderid=1");

            RawAnswer answer = server.call("ActivateKey", QlmServer.PRODUCT + "&is_avkey=" + key + "&is_pcid=PC-1&is_computer_name=Jane");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
            assertThat(answer.body()).isEqualTo(XmlElements.of(validate(key, "PC-1", "")).get("pckey"));
            assertThat(activations(key)).singleElement().extracting(Activation::computerName).isEqualTo("Jane");
        }

        @ParameterizedTest
        @CsvSource({
            "'', 400, The request is empty: it has no arguments.",
            "is_pcid=1, 400, The activation key is missing.",
            "is_avkey=KEY, 400, is_pcid is missing; is_productid is missing; is_majorversion is missing; is_minorversion is missing.",
            "is_avkey=KEY&is_pcid=None&PRODUCT, 400, 'is_pcid must tell this computer from all others; a placeholder such as \"None\", \"To be filled by O.E.M.\" or all zeros does not.'",
            "is_avkey=A0000-00000-00000-00000-00000&is_pcid=1&PRODUCT, 404, This activation key is mistyped. Please check it symbol by symbol.",
            "is_avkey=KEY&is_pcid=1&is_productid=2&is_majorversion=1&is_minorversion=0, 404, This activation key is for another product."})
        void saysWhatIsWrong(String arguments, int status, String sentence) {
            String key = server.issue("orderid=1");

            RawAnswer answer = server.call("ActivateKey",
                    arguments.replace("KEY", key).replace("PRODUCT", QlmServer.PRODUCT).replace(" ", "+"));

            assertThat(answer.body()).isEqualTo("Error: " + sentence);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(activations(key)).isEmpty();
        }
    }

    @Nested
    class ReleaseLicense {

        @Test
        void saysWhatItReleased() {
            String key = server.issue("orderid=1");
            validate(key, "PC-1", "");

            RawAnswer answer = server.call("ReleaseLicenseHttp", "is_avkey=" + key + "&is_pcid=PC-1");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(XmlElements.of(answer).fields()).containsExactly(
                    new Field("result", "The license was released from this computer."), new Field("computerID", "PC-1"),
                    new Field("serverDate", "2026-01-05 12:00"));
            assertThat(activations(key)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"is_deacivation_code", "is_deactivation_code"})
        void takesTheCodeUnderQlmsNameAndTheRightOne(String name) {
            try (QlmServer careful = QlmServer.with().rules(LicenseStatesTest.WITH_DEACTIVATION_CODE).start().open("api")) {
                LicenseSituation licence = LicenseSituation.of(careful, LicenseModel.PERMANENT);
                ActivationKey computerKey = ActivationKey.meanings(licence.activate("PC-1")).getFirst();
                String code = DeactivationCode.of(computerKey, new ComputerId("PC-1"));

                for (String wrong : List.of("", name + "=000000000000")) {
                    XmlElements refused = XmlElements.of(licence.application("ReleaseLicenseHttp", "", "", "", "is_pcid=PC-1&" + wrong));
                    assertThat(refused.names()).containsExactly("status", "error", "errorCode");
                    assertThat(refused.get("status")).isEqualTo("256");
                    assertThat(refused.get("errorCode")).isEqualTo("225");
                    assertThat(refused.get("error"))
                            .isEqualTo("The deactivation code is missing, or it is not the one of this computer.");
                }
                assertThat(licence.activeComputers()).containsExactly("PC-1");
                assertThat(XmlElements.of(licence.application("ReleaseLicenseHttp", "", "", "", "is_pcid=PC-1&" + name + "=" + code)).names())
                        .startsWith("result");
                assertThat(licence.activeComputers()).isEmpty();
            }
        }

        @Test
        void isRefusedBeyondTheBoundOfReleases() {
            try (QlmServer bounded = QlmServer.with().rules(LicenseStatesTest.ONE_RELEASE).start().open("api")) {
                LicenseSituation licence = LicenseSituation.of(bounded, LicenseModel.PERMANENT);
                licence.activate("PC-1");
                licence.application("ReleaseLicenseHttp", "", "", "", "is_pcid=PC-1");
                licence.activate("PC-1");

                XmlElements refused = XmlElements.of(licence.application("ReleaseLicenseHttp", "", "", "", "is_pcid=PC-1"));

                assertThat(refused.get("status")).isEqualTo("512");
                assertThat(refused.get("errorCode")).isEqualTo("212");
                assertThat(licence.activeComputers()).containsExactly("PC-1");
            }
        }
    }

    @Nested
    class Ping {

        @Test
        void saysThatTheServerIsUpAndWhichOneItIs() {
            RawAnswer answer = server.call("PingHttp", "");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<QuickLicenseManager>"
                    + "<result>The server is up.</result><serverDate>2026-01-05 12:00</serverDate>"
                    + "<serverVersion>test</serverVersion></QuickLicenseManager>");
        }

        @Test
        void takesAnyArguments() {
            assertThat(XmlElements.of(server.call("PingHttp", "is_vendor=nobody&is_productid=x&is_user=a&&&=&x")).names())
                    .containsExactly("result", "serverDate", "serverVersion");
        }
    }

    @Nested
    class GetLatestVersion {

        @Test
        void answersWhatTheVendorStoredWithTheVersion() {
            server.storage.products().replace(new Product(1, "Demo", List.of(ProductVersion.of(1, 0), new ProductVersion(2, 0,
                    Optional.of("2.0.7"), Optional.of("https://example.com/?a=1&b=2"), Optional.of("Faster <b>& better</b>"),
                    Optional.empty()))));

            assertThat(XmlElements.of(latest("is_productid=1&is_majorversion=2&is_minorversion=0")).fields()).containsExactly(
                    new Field("result", "This is the latest version."), new Field("latestVersion", "2.0.7"),
                    new Field("latestVersionUrl", "https://example.com/?a=1&b=2"), new Field("latestVersionNotes", "Faster <b>& better</b>"));
            assertThat(XmlElements.of(latest(QlmServer.PRODUCT)).fields()).containsExactly(
                    new Field("result", "This is the latest version."), new Field("latestVersion", ""),
                    new Field("latestVersionUrl", ""), new Field("latestVersionNotes", ""));
        }

        @ParameterizedTest
        @CsvSource({
            "is_productid=1&is_majorversion=9&is_minorversion=0, 16, 218, There is no such product or version.",
            "is_productid=9&is_majorversion=1&is_minorversion=0, 16, 218, There is no such product or version.",
            "is_productid=1, 8, 208, is_majorversion is missing; is_minorversion is missing.",
            "is_minorversion=1, 8, 208, is_productid is missing; is_majorversion is missing.",
            "is_productid=0&is_majorversion=1&is_minorversion=-1, 8, 208, is_productid must be a whole number from 1 to 2147483647; is_minorversion must be a whole number from 0 to 9999.",
            "is_productid=1&is_productid=2&is_majorversion=1&is_minorversion=0, 8, 208, is_productid must not stand twice with different values."})
        void saysWhatIsWrong(String arguments, String status, String code, String sentence) {
            RawAnswer answer = latest(arguments);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(XmlElements.of(answer).fields()).containsExactly(
                    new Field("status", status), new Field("error", sentence), new Field("errorCode", code));
        }

        private RawAnswer latest(String arguments) {
            return server.call("GetLatestVersionHttp", arguments);
        }
    }

    private RawAnswer validate(String key, String computer, String more) {
        return server.call("ValidateLicenseHttp",
                QlmServer.PRODUCT + "&is_avkey=" + key + "&is_pcid=" + encoded(computer) + "&" + more);
    }

    private List<Activation> activations(String key) {
        return server.storage.activations().of(server.license(key).id(), new PageRequest(10, Optional.empty())).items();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
