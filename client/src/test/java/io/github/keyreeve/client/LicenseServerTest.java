package io.github.keyreeve.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a network does, and what is made of it. */
@Timeout(20)
class LicenseServerTest {

    private static final Question QUESTION =
            new Question("A0000-00000-00000-00000-0001G", Claims.COMPUTER, Claims.PRODUCT, new Nonce("n0nce"));

    private final StandInServer standIn = new StandInServer(new VendorKeyPair(), Clock.systemUTC());
    private final LicenseServer server = at(standIn.uri());

    @AfterEach
    void stop() {
        standIn.close();
    }

    private static LicenseServer at(URI uri) {
        return new LicenseServer(ServerAddress.of(uri, true), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private Unreachable unreachable() {
        return (Unreachable) server.validate(QUESTION);
    }

    @Test
    void nobodyThere() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        Unreachable answer = (Unreachable) at(closed).validate(QUESTION);

        assertThat(answer.message()).isEqualTo("The licence server cannot be reached. Please check the internet connection.");
        assertThat(answer.detail()).contains("ConnectException");
    }

    @Test
    void noHostOfThatName() {
        assertThat(at(URI.create("https://keyreeve.invalid")).validate(QUESTION)).isInstanceOf(Unreachable.class);
    }

    @Test
    void aServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LicenseServer mute = at(URI.create("http://127.0.0.1:" + silent.getLocalPort()));

            assertThat(((Unreachable) mute.validate(QUESTION)).detail()).isEqualTo("No complete answer within 2 seconds.");
        }
    }

    @Test
    void anAnswerThatBeginsAndNeverEnds() {
        CountDownLatch answered = new CountDownLatch(1);
        standIn.behave((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(answered);
        });

        String detail = unreachable().detail();
        answered.countDown();

        assertThat(detail).isEqualTo("No complete answer within 2 seconds.");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAnswerThatIsTooLarge() {
        standIn.behave((exchange, request) -> StandInServer.send(exchange, 200, "application/json",
                "{\"valid\":true,\"x\":\"" + "x".repeat(LicenseServer.MAX_ANSWER_BYTES) + "\"}"));

        assertThat(unreachable().detail()).contains("larger than 1048576 bytes");
    }

    @Test
    void anAnswerThatIsJustNotTooLarge() {
        String frame = "{\"valid\":false,\"x\":\"\"}";
        standIn.behave((exchange, request) -> StandInServer.send(exchange, 200, "application/json",
                frame.replace("\"\"", "\"" + "x".repeat(LicenseServer.MAX_ANSWER_BYTES - frame.length()) + "\"")));

        assertThat(server.validate(QUESTION)).isInstanceOf(ServerAnswer.Done.class);
    }

    @Test
    void anAnswerThatIsCutShort() {
        standIn.behave((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{}".getBytes());
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(server.validate(QUESTION)).isInstanceOf(Unreachable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (StandInServer thief = new StandInServer(new VendorKeyPair(), Clock.systemUTC())) {
            standIn.behave((exchange, request) -> {
                exchange.getResponseHeaders().set("Location", thief.uri() + "/api/v1/activations/validate");
                exchange.sendResponseHeaders(status, -1);
            });

            assertThat(unreachable().detail()).startsWith("HTTP status " + status);
            assertThat(thief.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aServerInTroubleSaysNothingAboutTheLicence(int status) {
        standIn.behave((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            StandInServer.send(exchange, status, "application/problem+json",
                    "{\"title\":\"Trouble\",\"detail\":\"The database cannot be reached.\",\"code\":201}");
        });

        assertThat(unreachable()).isEqualTo(new Unreachable(
                "The licence server cannot answer at the moment. Please try again later.",
                "HTTP status " + status + ": The database cannot be reached.",
                Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wed, 21 Oct 2026 07:28:00 GMT", "-1", "", "99999999999999"})
    void aWaitingTimeThatIsNoneIsLeftOut(String retryAfter) {
        standIn.behave((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            StandInServer.send(exchange, 503, "text/plain", "busy");
        });

        assertThat(unreachable().retryAfter()).isEmpty();
    }

    /** Hotels answer everything with their log-in page; firewalls with theirs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | text/html | <html>Welcome</html>",
        "403 | text/html | <html>Blocked</html>",
        "404 | application/json | {\"code\": 201}",
        "200 | application/json | <html>Welcome</html>",
        "200 | application/json | []",
        "200 | text/plain | {\"valid\": false, \"code\": 201}",
        "409 | application/problem+json | {\"code\": 201"})
    void anAnswerOfSomebodyElseSaysNothingAboutTheLicence(int status, String type, String body) {
        standIn.behave((exchange, request) -> StandInServer.send(exchange, status, type, body));

        assertThat(unreachable().detail()).contains("is no answer of a licence server");
    }

    @Test
    void aRefusalWithoutANumberIsOne() {
        standIn.behave((exchange, request) -> StandInServer.send(exchange, 400, "application/problem+json",
                "{\"title\":\"The request is invalid\",\"detail\":null,\"code\":\"201\"}"));

        Refused refused = (Refused) server.activate(QUESTION);

        assertThat(refused.code()).isEmpty();
        assertThat(refused.message()).isEqualTo("The request is invalid");
        assertThat(refused.isTakenBack()).isFalse();
    }

    @Test
    void anInterruptedThreadIsStillInterrupted() {
        Thread.currentThread().interrupt();

        ServerAnswer answer = server.activate(QUESTION);

        assertThat(answer).isInstanceOf(Unreachable.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aServerBelowAPath() {
        at(URI.create(standIn.uri() + "/licences")).activate(QUESTION);
        at(URI.create(standIn.uri() + "/licences/")).activate(QUESTION);

        assertThat(standIn.requests()).hasSize(2);
        assertThat(ServerAddress.of(URI.create("https://example.com/licences"), false).at("api/v1/activations"))
                .isEqualTo(URI.create("https://example.com/licences/api/v1/activations"));
    }

    @Test
    void aComputerWithoutANameAndOneWithOddLetters() {
        server.activate(new Question("K", new ComputerIdentity("id-1", ""), Claims.PRODUCT, new Nonce("n")));
        server.activate(new Question("K\"\\\n\u0001", new ComputerIdentity("id-1", "Zoë's \"é\" 😀"), Claims.PRODUCT, new Nonce("n")));

        assertThat(standIn.requests().get(0)).doesNotContainKey("computerName");
        assertThat(standIn.requests().get(1)).containsAllEntriesOf(
                Map.of("key", "K\"\\\n\u0001", "computerName", "Zoë's \"é\" 😀"));
    }

    @Test
    void theKeyIsNotShown() {
        assertThat(QUESTION.toString()).doesNotContain("A0000");
    }

    @Nested
    class Address {

        @ParameterizedTest
        @ValueSource(strings = {"https://keys.example.com", "HTTPS://keys.example.com:8443/a/b", "http://localhost:8080",
            "http://127.0.0.1", "http://127.1.2.3:80", "http://[::1]:8080"})
        void isGood(String uri) {
            assertThat(ServerAddress.of(URI.create(uri), false).base().getPath()).endsWith("/");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://keys.example.com", "http://127.0.0.1.example.com", "http://localhost.example.com",
            "http://10.0.0.1", "ftp://keys.example.com", "keys.example.com", "https:keys", "https:///x", "file:///etc/passwd",
            "https://user:secret@keys.example.com", "https://keys.example.com?a=b", "https://keys.example.com#a"})
        void isRefused(String uri) {
            assertThatThrownBy(() -> ServerAddress.of(URI.create(uri), false)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
