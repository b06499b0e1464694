package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.server.RawAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What applications hear that ask too often, and those that sit next to them. */
class ManyRequestsTest {

    private static final String SENTENCE = "There were too many requests; try again later.";

    @ParameterizedTest
    @ValueSource(strings = {"ValidateLicenseHttp", "ReleaseLicenseHttp", "PingHttp", "GetLatestVersionHttp"})
    void fromOneAddressAreToldInXmlToComeBack(String method) {
        try (QlmServer server = QlmServer.with().limits(new PublicLimits(2, 0, 0)).start()) {
            server.call(method, "");
            server.call(method, "");

            RawAnswer third = server.call(method, "");

            assertThat(third.status()).isEqualTo(429);
            assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 30);
            XmlElements xml = XmlElements.of(third);
            assertThat(xml.names()).containsExactly("status", "error", "errorCode");
            assertThat(xml.get("status")).isEqualTo("8");
            assertThat(xml.get("error")).isEqualTo(SENTENCE);
            assertThat(xml.get("errorCode")).isEqualTo("3");
        }
    }

    @Test
    void fromOneAddressAreToldInTextWhereTextIsTheAnswer() {
        try (QlmServer server = QlmServer.with().limits(new PublicLimits(1, 0, 0)).start()) {
            server.call("ActivateKey", "");

            RawAnswer second = server.call("ActivateKey", "");

            assertThat(second.status()).isEqualTo(429);
            assertThat(second.header("Retry-After")).isNotBlank();
            assertThat(second.body()).isEqualTo("Error: " + SENTENCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"is_pcid=%GG, application/x-www-form-urlencoded, ''", "'', application/json, {}",
        "'', multipart/form-data, is_pcid=1"})
    void countAlsoWhereTheyCannotBeRead(String query, String type, String body) {
        try (QlmServer server = QlmServer.with().limits(new PublicLimits(1, 0, 0)).start()) {
            assertThat(server.send("POST", "/qlmservice.asmx/ValidateLicenseHttp?" + query, type, body).status()).isEqualTo(200);

            assertThat(server.send("POST", "/qlmservice.asmx/ValidateLicenseHttp?" + query, type, body).status()).isEqualTo(429);
            assertThat(server.call("PingHttp", "").status()).isEqualTo(429);
        }
    }

    @Test
    void withOneKeyHinderNoOtherKey() {
        try (QlmServer server = QlmServer.with().limits(new PublicLimits(0, 2, 0)).start().open("api")) {
            String key = server.issue("");
            String other = server.issue("");
            validate(server, key);
            validate(server, key);

            assertThat(validate(server, key).status()).isEqualTo(429);
            assertThat(validate(server, other).status()).isEqualTo(200);
            assertThat(server.call("PingHttp", "").status()).isEqualTo(200);
        }
    }

    @Test
    void withWrongKeysNeverHinderARightOneOfTheSameOffice() {
        try (QlmServer server = QlmServer.with().limits(new PublicLimits(0, 0, 3)).start().open("api")) {
            String key = server.issue("");
            for (int i = 0; i < 3; i++) {
                assertThat(XmlElements.of(validate(server, wrongKey())).get("errorCode")).isEqualTo("203");
            }

            RawAnswer fourth = validate(server, wrongKey());

            assertThat(fourth.status()).isEqualTo(429);
            assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1, 20);
            assertThat(XmlElements.of(fourth).get("errorCode")).isEqualTo("3");
            assertThat(server.call("ActivateKey", computer(wrongKey())).status()).isEqualTo(429);
            assertThat(XmlElements.of(validate(server, key)).get("status")).isEqualTo("2");
            assertThat(server.call("ActivateKey", computer(key)).status()).isEqualTo(200);
            assertThat(XmlElements.of(server.call("ReleaseLicenseHttp", computer(key))).names()).startsWith("result");
        }
    }

    @Test
    void withOneWrongKeyCountOnce() {
        try (QlmServer server = QlmServer.with().limits(new PublicLimits(0, 0, 2)).start()) {
            String wrong = wrongKey();
            for (int i = 0; i < 50; i++) {
                assertThat(XmlElements.of(validate(server, i % 2 == 0 ? wrong : wrong.toLowerCase())).get("errorCode")).isEqualTo("203");
            }

            assertThat(XmlElements.of(validate(server, wrongKey())).get("errorCode")).isEqualTo("203");
            assertThat(validate(server, wrongKey()).status()).isEqualTo(429);
        }
    }

    @Test
    void ofShopsAreNotCounted() {
        try (QlmServer server = QlmServer.with().limits(new PublicLimits(1, 1, 1)).start().open("api")) {
            for (int i = 0; i < 5; i++) {
                server.issue("");
            }
        }
    }

    private static RawAnswer validate(QlmServer server, String key) {
        return server.call("ValidateLicenseHttp", computer(key));
    }

    private static String computer(String key) {
        return QlmServer.PRODUCT + "&is_pcid=pc-1&is_avkey=" + key;
    }

    private static String wrongKey() {
        return new RandomKeys().next(LicenseModel.PERMANENT).grouped();
    }
}
