package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What applications get from the methods that everybody may call, apart from the states of a licence. */
class ApplicationCallsTest {

    private static final String XML = "text/xml;charset=utf-8";
    private static final String COMPUTER = QlmServer.PRODUCT + "&is_pcid=pc-1";

    private QlmServer server = QlmServer.start().open("api");

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Requests {

        @ParameterizedTest
        @ValueSource(strings = {"ValidateLicenseHttp", "ReleaseLicenseHttp", "PingHttp", "GetLatestVersionHttp"})
        void thatCannotBeReadAreRefusedInXml(String method) {
            RawAnswer answer = call(method, COMPUTER + "&is_avkey=%ZZ");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(XML);
            assertThat(answer.body()).isEqualTo(document("<status>8</status><error>is_avkey must have two hexadecimal digits"
                    + " after each percent sign.</error><errorCode>208</errorCode>"));
        }

        @Test
        void ofOtherContentAreRefusedInXml() {
            RawAnswer answer = server.send("POST", "/qlmservice.asmx/ValidateLicenseHttp?" + COMPUTER, "application/json", "{}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("<errorCode>208</errorCode>").doesNotContain("<result>");
        }

        @Test
        void ofActivateKeyAreRefusedInText() {
            RawAnswer answer = call("ActivateKey", COMPUTER + "&is_avkey=%ZZ");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("Error: is_avkey must");
        }

        @Test
        void withTheSameArgumentTwiceAreRefused() {
            assertThat(call("ValidateLicenseHttp", COMPUTER + "&is_pcid=pc-2&is_avkey=" + key()).body())
                    .contains("is_pcid must not stand twice with different values").contains("<errorCode>208</errorCode>");
        }

        @Test
        void mayComeFromAnyVendorOrNone() {
            String key = key();

            assertThat(call("ActivateKey", COMPUTER + "&is_vendor=nobody-knows&is_avkey=" + key).status()).isEqualTo(200);
            assertThat(call("ActivateKey", COMPUTER + "&is_avkey=" + key.toLowerCase().replace("-", " ").replace(" ", "%20")).status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Answers {

        @Test
        void holdWhateverTheCustomerIsCalled() {
            String key = RawClient.get(server.uri(), "/qlmservice.asmx/GetActivationKey?is_vendor=api&" + QlmServer.PRODUCT
                    + "&name=M%C3%BCller%20%26%20S%C3%B6hne%20%3CGmbH%3E%20%5D%5D%3E%20%22x%22&company=%E6%9D%B1%E4%BA%AC").body();

            String answer = call("ValidateLicenseHttp", COMPUTER + "&is_avkey=" + key).body();

            assertThat(answer).contains("<userFullName>Müller &amp; Söhne &lt;GmbH&gt; ]]&gt; \"x\"</userFullName>")
                    .contains("<userCompany>東京</userCompany>");
        }

        @Test
        void ofPingTellTheServersTimeAndVersion() {
            assertThat(call("PingHttp", "").body()).isEqualTo(document("<result>The server is up.</result>"
                    + "<serverDate>2026-01-05 12:00</serverDate><serverVersion>test</serverVersion>"));
        }

        @Test
        void ofTheLatestVersionAreEmptyWhereNothingWasPublished() {
            assertThat(call("GetLatestVersionHttp", QlmServer.PRODUCT).body()).isEqualTo(document(
                    "<result>This is the latest version.</result><latestVersion></latestVersion>"
                            + "<latestVersionUrl></latestVersionUrl><latestVersionNotes></latestVersionNotes>"));
            assertThat(call("GetLatestVersionHttp", "is_productid=9&is_majorversion=1&is_minorversion=0").body())
                    .contains("<errorCode>218</errorCode>");
        }
    }

    @Test
    void methodsThatAreSwitchedOffSaySo() {
        server.close();
        server = QlmServer.with().without(QlmMethod.VALIDATE_LICENSE, QlmMethod.ACTIVATE_KEY, QlmMethod.RENEW_SUBSCRIPTION).start();

        assertThat(call("ValidateLicenseHttp", COMPUTER).body()).isEqualTo(document("<status>8</status>"
                + "<error>This operation is switched off here.</error><errorCode>7</errorCode>"));
        for (String method : new String[] {"ActivateKey", "RenewSubscriptionHttp"}) {
            assertThat(call(method, COMPUTER).status()).isEqualTo(403);
            assertThat(call(method, COMPUTER).body()).isEqualTo("Error: This operation is switched off here.");
        }
        assertThat(call("PingHttp", "").body()).contains("<result>");
    }

    @Test
    void anOutageOfTheDatabaseIsNoWordAboutTheKey() {
        String key = key();
        QlmServer other = QlmServer.with().outageOfActivations(new StorageUnavailableException("no", new IllegalStateException())).start();
        try (other) {
            RawAnswer answer = RawClient.get(other.uri(), "/qlmservice.asmx/ReleaseLicenseHttp?" + COMPUTER + "&is_avkey=" + key);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.body()).isEqualTo(document("<status>8</status><error>The database cannot be reached now; nothing is"
                    + " lost by asking again.</error><errorCode>2000</errorCode>"));
        }
    }

    @Test
    void tooManyWrongKeysAreToldToWaitWhileRightOnesPass() {
        server.close();
        server = QlmServer.with().limits(new PublicLimits(0, 0, 2)).start().open("api");
        String key = key();

        assertThat(call("ActivateKey", COMPUTER + "&is_avkey=WRONG1").status()).isEqualTo(404);
        assertThat(call("ActivateKey", COMPUTER + "&is_avkey=WRONG1").status()).isEqualTo(404);
        assertThat(call("ValidateLicenseHttp", COMPUTER + "&is_avkey=WRONG2").status()).isEqualTo(200);
        RawAnswer refused = call("ValidateLicenseHttp", COMPUTER + "&is_avkey=WRONG3");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(call("ValidateLicenseHttp", COMPUTER + "&is_avkey=" + key).body()).contains("<result>");
    }

    @Test
    void tooManyRequestsAreToldToWait() {
        server.close();
        server = QlmServer.with().limits(new PublicLimits(2, 0, 0)).start();

        assertThat(call("PingHttp", "").status()).isEqualTo(200);
        assertThat(call("PingHttp", "").status()).isEqualTo(200);
        assertThat(call("PingHttp", "").status()).isEqualTo(429);
    }

    private String key() {
        return RawClient.get(server.uri(), "/qlmservice.asmx/GetActivationKey?is_vendor=api&" + QlmServer.PRODUCT).body();
    }

    private RawAnswer call(String method, String arguments) {
        return RawClient.get(server.uri(), "/qlmservice.asmx/" + method + "?" + arguments);
    }

    private static String document(String elements) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<QuickLicenseManager>" + elements + "</QuickLicenseManager>";
    }
}
