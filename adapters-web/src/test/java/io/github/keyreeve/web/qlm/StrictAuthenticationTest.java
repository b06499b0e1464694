package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** QLM's time-stamped signature over the URL (source: contract 2), at 2026-01-05 12:00:00. */
class StrictAuthenticationTest {

    private static final String API_KEY = "the api key";
    private static final String TARGET = "/Site/QlmService.asmx/GetActivationKey?is_vendor=api&" + QlmServer.PRODUCT + "&email=a%20b|c";
    private static final String NOW = "2026-01-05 12:00:00";
    private static final String REFUSED =
            "Error: This method needs strict authentication: the X-Qlm headers are missing, wrong or too old.";

    private QlmServer server;

    @BeforeEach
    void start() {
        server = QlmServer.with().strictFor("GetActivationKey").start().open("api").apiKey("api", API_KEY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void letsASignedRequestIn() {
        String url = "http://keys.example" + TARGET;

        RawAnswer answer = get(TARGET, "keys.example", timestamp(NOW), version("2"),
                token(hmac(API_KEY, url + "&X-Qlm-Timestamp:" + NOW + "&X-Qlm-Authentication-Version:2")));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void signsThePortAsTheCallerWroteIt() {
        String url = "http://keys.example:8443" + TARGET;

        RawAnswer answer = get(TARGET, "keys.example:8443", timestamp(NOW), version("2"),
                token(hmac(API_KEY, url + "&X-Qlm-Timestamp:" + NOW + "&X-Qlm-Authentication-Version:2")));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void signsTheFurtherHeadersInTheirOrder() {
        String message = "http://keys.example" + TARGET + "&X-Qlm-Timestamp:" + NOW + "&X-Qlm-Authentication-Version:2";
        String right = hmac(API_KEY, message + "&X-Qlm-Computer:PC 1&X-Qlm-Attempt:3");

        assertThat(get(TARGET, "keys.example", timestamp(NOW), "X-Qlm-Computer: PC 1", version("2"), "X-Qlm-Attempt: 3", token(right))
                .status()).isEqualTo(200);
        assertRefused(get(TARGET, "keys.example", timestamp(NOW), "X-Qlm-Computer: PC 2", version("2"), "X-Qlm-Attempt: 3", token(right)));
        assertRefused(get(TARGET, "keys.example", timestamp(NOW), version("2"), "X-Qlm-Attempt: 3", token(right)));
        assertRefused(get(TARGET, "keys.example", timestamp(NOW), version("2"), token(right)));
    }

    @Test
    void doesNotCoverTheBody() {
        String signed = hmac(API_KEY, "http://keys.example" + TARGET + "&X-Qlm-Timestamp:" + NOW + "&X-Qlm-Authentication-Version:2");

        assertThat(server.send("POST", TARGET, QlmServer.FORM, "name=Jane", timestamp(NOW), version("2"), token(signed)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-05 11:50:00", "2026-01-05 12:10:00", "2026-01-05 12:09:59"})
    void acceptsClocksThatDifferByTenMinutes(String time) {
        assertThat(signedAt(time).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-05 11:49:59", "2026-01-05 12:10:01", "2025-01-05 12:00:00", "2026-01-05T12:00:00", "2026-01-05",
        "2026-02-30 12:00:00", "1767614400", "now", "+1000000-01-05 12:00:00"})
    void refusesOldFutureAndStrangeTimes(String time) {
        assertRefused(signedAt(time));
        assertThat(server.orders()).isEmpty();
    }

    @Test
    void refusesWhatIsMissingOrWrong() {
        String message = "http://keys.example" + TARGET + "&X-Qlm-Timestamp:" + NOW + "&X-Qlm-Authentication-Version:";
        String right = hmac(API_KEY, message + "2");
        for (List<String> headers : List.of(
                List.<String>of(),
                List.of(timestamp(NOW), version("2")),
                List.of(timestamp(NOW), token(right)),
                List.of(version("2"), token(right)),
                List.of(timestamp(NOW), version("2"), token("")),
                List.of(timestamp(NOW), version("2"), token(hmac("another key", message + "2"))),
                List.of(timestamp(NOW), version("2"), token(right.substring(1))),
                List.of(timestamp(NOW), version("1"), token(hmac(API_KEY, message + "1"))),
                List.of(timestamp("2026-01-05 12:00:01"), version("2"), token(right)))) {
            assertRefused(get(TARGET, "keys.example", headers.toArray(String[]::new)));
        }
        for (String changed : List.of(TARGET + "&is_quantity=2", TARGET.replace("Site", "site"), TARGET.replace("email=a", "email=b"))) {
            assertRefused(get(changed, "keys.example", timestamp(NOW), version("2"), token(right)));
        }
        assertRefused(get(TARGET, "other.example", timestamp(NOW), version("2"), token(right)));
        assertThat(server.orders()).isEmpty();
    }

    @Test
    void refusesAProviderWithoutApiKey() {
        server.open("regnow");

        RawAnswer answer = get(TARGET.replace("api", "regnow"), "keys.example");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("Error: This method needs strict authentication, and this shop has no API key here.");
    }

    @Test
    void isNoReplacementForCredentials() {
        server.login("woocommerce", "shop", "s3cret").apiKey("woocommerce", API_KEY);
        String target = TARGET.replace("is_vendor=api", "is_vendor=woocommerce");

        RawAnswer answer = get(target, "keys.example", timestamp(NOW), version("2"), token(hmac(API_KEY,
                "http://keys.example" + target + "&X-Qlm-Timestamp:" + NOW + "&X-Qlm-Authentication-Version:2")));

        assertThat(answer.body()).isEqualTo("Error: is_user and is_pwd are missing.");
    }

    @Test
    void isDemandedForTheChosenMethodsOnly() {
        assertThat(get(TARGET.replace("GetActivationKey", "GetActivationKeyWithExpiryDate"), "keys.example").status()).isEqualTo(200);
        assertRefused(get(TARGET.replace("GetActivationKey", "getactivationkey"), "keys.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/keys", "https://shop.example/keys/"})
    void signsTheUrlUnderWhichTheServerIsKnown(String publicUrl) {
        try (QlmServer proxied = QlmServer.with().strictFor("GetActivationKey").publicUrl(publicUrl).start()
                .open("api").apiKey("api", API_KEY)) {
            String end = "&X-Qlm-Timestamp:" + NOW + "&X-Qlm-Authentication-Version:2";

            assertThat(get(proxied, TARGET, "internal:8080", timestamp(NOW), version("2"),
                    token(hmac(API_KEY, "https://shop.example/keys" + TARGET + end))).status()).isEqualTo(200);
            assertRefused(get(proxied, TARGET, "internal:8080", timestamp(NOW), version("2"),
                    token(hmac(API_KEY, "http://internal:8080" + TARGET + end))));
        }
    }

    private RawAnswer signedAt(String time) {
        return get(TARGET, "keys.example", timestamp(time), version("2"), token(hmac(API_KEY,
                "http://keys.example" + TARGET + "&X-Qlm-Timestamp:" + time + "&X-Qlm-Authentication-Version:2")));
    }

    private RawAnswer get(String target, String host, String... headers) {
        return get(server, target, host, headers);
    }

    private static RawAnswer get(QlmServer server, String target, String host, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return RawClient.exchange(server.uri(),
                "GET %s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n".formatted(target, host, lines));
    }

    private static String timestamp(String time) {
        return "X-Qlm-Timestamp: " + time;
    }

    private static String version(String version) {
        return "X-Qlm-Authentication-Version: " + version;
    }

    private static String token(String token) {
        return "X-Qlm-Authentication-Token: " + token;
    }

    static String hmac(String key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(RawAnswer answer) {
        assertThat(answer.body()).isEqualTo(REFUSED);
        assertThat(answer.status()).isEqualTo(401);
    }
}
