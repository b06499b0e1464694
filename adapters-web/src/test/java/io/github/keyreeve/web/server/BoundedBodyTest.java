package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedBodyTest {

    private static final String TOO_LARGE = "Error: The body of the request is too large.";

    private static WebServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain"})
    void readsABodyThatArrivesLate(String type) {
        try (RawClient client = new RawClient(server.uri())) {
            client.send("POST /x/query?a=b HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: " + type
                    + "\r\nContent-Length: 6\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);

            client.send("abc").send("def");

            assertThat(client.read().body()).isEqualTo("a=b\nabcdef");
        }
    }

    @Test
    void readsABodyOfExactlyTheLimit() {
        assertThat(RawClient.exchange(server.uri(), "POST /length HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Length: 1048576\r\n\r\n" + "a".repeat(1 << 20)).body()).isEqualTo("1048576");
    }

    @Test
    void refusesALargeBodyAtOnceByItsLength() {
        try (RawClient client = new RawClient(server.uri())) {
            RawAnswer answer = client.send("POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 10485760\r\n\r\n").read();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo(TOO_LARGE);
        }
    }

    @Test
    void refusesALargeBodyThatIsSentNevertheless() {
        assertRefused("POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 10485760\r\n\r\n", "a".repeat(10 << 20));
    }

    @Test
    void refusesALargeBodyInChunks() {
        String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";

        assertRefused("POST /length HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", chunk.repeat(160) + "0\r\n\r\n");
    }

    private static void assertRefused(String head, String body) {
        CompletableFuture<Void> sending;
        try (RawClient client = new RawClient(server.uri())) {
            client.send(head);
            // The server stops reading, so that sending may fail or block for ever while the answer is already here.
            sending = CompletableFuture.runAsync(() -> client.send(body)).exceptionally(e -> null);

            RawAnswer answer = client.read();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo(TOO_LARGE);
        }
        sending.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\nabc", "Content-Length: 10\r\n\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\n"})
    void refusesABodyThatStopsArriving(String request) {
        try (WebServer impatient = TestServer.start(
                        settings -> settings.withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200)));
                RawClient client = new RawClient(impatient.uri())) {
            RawAnswer answer = client.send("POST /length HTTP/1.1\r\nHost: x\r\n" + request).read();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void refusesABrokenBody() {
        RawAnswer answer = RawClient.exchange(server.uri(),
                "POST /length HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Error: The request could not be understood.");
    }
}
