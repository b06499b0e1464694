package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogTest {

    private static final String KEY = "A1B2C-3D4E5-F6G7H-8J9K0-MNPQR";

    @Test
    void tellsWhatWasAskedAndAnswered() throws Exception {
        try (WebServer server = TestServer.start(); CapturedLog log = CapturedLog.of(AccessLog.LOGGER)) {
            RawClient.exchange(server.uri(), "POST /x/query?is_vendor=a&is_pwd=se cret HTTP/1.1\r\nHost: x\r\n"
                    + "X-Request-Id: r-1\r\nConnection: close\r\n\r\n");

            JsonNode line = new ObjectMapper().readTree(log.nextLine());
            assertThat(line.get("requestId").asText()).isEqualTo("r-1");
            assertThat(line.get("client").asText()).isEqualTo("127.0.0.1");
            assertThat(line.get("method").asText()).isEqualTo("POST");
            assertThat(line.get("path").asText()).isEqualTo("/x/query");
            assertThat(names(line)).containsExactly("is_vendor", "is_pwd");
            assertThat(line.get("status").asInt()).isEqualTo(200);
            assertThat(line.get("bytes").asInt()).isEqualTo("is_vendor=a&is_pwd=se+cret\n".length());
            assertThat(line.get("milliseconds").isIntegralNumber()).isTrue();
            assertThat(line.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(line.size()).isEqualTo(9);
        }
    }

    @Test
    void keepsSecretsOut() throws Exception {
        try (WebServer server = TestServer.start(); CapturedLog log = CapturedLog.of(AccessLog.LOGGER)) {
            for (String target : List.of("/x/query?is_pwd=hunter2&hunter2&" + KEY + "=1&is_avkey=" + KEY + "&hunter2 x=1",
                    "/" + KEY + "/query", "/" + KEY.replace("-", "%20") + "/query", "/hunter2%/x?hunter2")) {
                RawClient.get(server.uri(), target);

                assertThat(log.nextLine()).doesNotContain(KEY, "A1B2C", "hunter2\"", "hunter2=");
            }
        }
    }

    @Test
    void tellsOfRequestsThatWereRefusedBeforeTheyWereRead() throws Exception {
        try (WebServer server = TestServer.start(); CapturedLog log = CapturedLog.of(AccessLog.LOGGER)) {
            RawAnswer answer = RawClient.get(server.uri(), "/x/query", "X-Much: " + "a".repeat(20_000));

            JsonNode line = new ObjectMapper().readTree(log.nextLine());
            assertThat(line.get("status").asInt()).isEqualTo(431);
            assertThat(line.get("requestId").asText()).isEqualTo(answer.header(RequestId.HEADER));
        }
    }

    @ParameterizedTest
    @CsvSource({"JSON", "PLAIN"})
    void cannotBeForged(AccessLogFormat format) {
        try (WebServer server = TestServer.start(settings -> settings.withAccessLog(format));
                CapturedLog log = CapturedLog.of(AccessLog.LOGGER)) {
            for (String target : List.of("/a%0d%0a2026-01-01T00:00:00Z%20forged", "/a\nforged", "/a\u001b[31m", "/a\"b",
                    "/x/query?a%0ab=1", "/x/query?a\"b=1", "/x/query?a b=1")) {
                RawClient.get(server.uri(), target);

                assertThat(log.nextLine()).matches("[ -~]+").doesNotContain("\n", "a\"b");
            }
        }
    }

    @Test
    void canBePlainOrOff() {
        try (WebServer plain = TestServer.start(settings -> settings.withAccessLog(AccessLogFormat.PLAIN));
                WebServer off = TestServer.start(settings -> settings.withAccessLog(AccessLogFormat.OFF));
                CapturedLog log = CapturedLog.of(AccessLog.LOGGER)) {
            RawClient.get(off.uri(), "/x/query?a=b", "X-Request-Id: off");
            RawClient.get(plain.uri(), "/x/query?a=b", "X-Request-Id: plain");

            assertThat(log.nextLine()).matches("\\S+ plain 127\\.0\\.0\\.1 GET /x/query \\[a] 200 3 \\d+ms");
        }
    }

    private static List<String> names(JsonNode line) {
        return StreamSupport.stream(line.get("arguments").spliterator(), false).map(JsonNode::asText).toList();
    }

    @Nested
    class Names {

        @ParameterizedTest
        @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                a=1&b.c-d_e=2;                    a,b.c-d_e
                a=1&&=2&b;                        a,?,?
                1a=1;                             ?
                a%20=1;                           ?
                abcdefghijklmnopqrstuvwx=1;       abcdefghijklmnopqrstuvwx
                abcdefghijklmnopqrstuvwxy=1;      ?
                """)
        void areLoggedIfTheyLookLikeNames(String query, String names) {
            assertThat(String.join(",", LoggedTarget.argumentNames(query))).isEqualTo(names);
        }

        @Test
        void areAtMostForty() {
            assertThat(LoggedTarget.argumentNames("a=1&".repeat(100_000))).hasSize(40).containsOnly("a");
            assertThat(LoggedTarget.argumentNames("&".repeat(100_000))).hasSizeLessThanOrEqualTo(40);
        }
    }

    @Nested
    class Paths {

        @ParameterizedTest
        @CsvSource({
            "/api/v1/orders/0190c3f2-8a5e-7cc1-b1f2-0123456789ab, /api/v1/orders/0190c3f2-8a5e-7cc1-b1f2-0123456789ab",
            "/api/keys/a1b2c3d4e5f6g7h8j9k0mnpqr/x, /api/keys/?/x",
            "/a/, /a/"})
        void hideWhatCouldBeAKey(String path, String logged) {
            assertThat(LoggedTarget.path(path)).isEqualTo(logged);
        }

        @Test
        void areNotEndless() {
            assertThat(LoggedTarget.path("/a".repeat(10_000))).hasSize(303);
        }
    }
}
