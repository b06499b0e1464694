package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keyreeve.bootstrap.process.EventReceiver.Received;
import io.github.keyreeve.persistence.DatabaseSettings;
import io.github.keyreeve.persistence.MariaDbServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events on their way out of real server processes. */
class EventsIT {

    private static final String TOKEN = "a-t0ken-for-the-staff-of-this-test-only";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void whatHappenedBeforeAKillArrivesAfterTheRestart() throws Exception {
        int port;
        String secret;
        String license;
        try (EventReceiver placeholder = EventReceiver.willing()) {
            port = placeholder.port();
        }
        ServerProcess server = demo();
        secret = addEndpoint(server, "http://127.0.0.1:" + port + "/");
        license = Shop.order(server.uri(), Shop.PRODUCT, "reference=KILLED-1").body();
        server.kill();

        try (EventReceiver receiver = new EventReceiver(port, message -> 200); ServerProcess again = demo()) {
            Received received = receiver.await(1).getFirst();

            assertThat(received.type()).isEqualTo("license_created");
            assertThat(EventReceiver.isSigned(received, secret)).isTrue();
            assertThat(again.log()).doesNotContain(secret).doesNotContain(license);
        }
    }

    /** One endpoint never answers; the other one must not feel it, nor may any event be told it twice. */
    @Test
    void twoServersTellEachEventOnceAndHoldUpNobody() throws Exception {
        DatabaseSettings settings = MariaDbServer.running().newSchema();
        CountDownLatch end = new CountDownLatch(1);
        try (ServerProcess one = onMariaDb(settings, "one"); ServerProcess two = onMariaDb(settings, "two");
                EventReceiver hanging = new EventReceiver(0, message -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 200;
                });
                EventReceiver receiver = EventReceiver.willing()) {
            send(one, "POST", "/products", """
                    {"id": 1, "name": "Editor", "versions": [{"major": 1, "minor": 0}]}""");
            send(one, "PUT", "/providers/fastspring", "{\"open\": true}");
            addEndpoint(one, hanging.url());
            addEndpoint(two, receiver.url());
            // From a second after an endpoint was made, every server knows of it: that second is waited for, nothing tells of its end.
            Thread.sleep(Duration.ofMillis(1_500));
            Instant begin = Instant.now();

            for (int order = 0; order < 50; order++) {
                ServerProcess server = order % 2 == 0 ? one : two;
                assertThat(Shop.order(server.uri(), Shop.PRODUCT, "reference=TWO-" + order).status()).isEqualTo(200);
            }

            assertThat(receiver.await(50)).extracting(message -> message.json().get("id").textValue()).doesNotHaveDuplicates();
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
            assertThat(receiver.received()).hasSize(50);
        } finally {
            end.countDown();
        }
    }

    private ServerProcess demo() {
        return ServerProcess.serve(directory, Map.of("KEYREEVE_ADMIN_TOKEN", TOKEN), "--demo", "--data",
                directory.resolve("data").toString(), "--allow-private-endpoints");
    }

    private ServerProcess onMariaDb(DatabaseSettings settings, String name) {
        return ServerProcess.serve(directory, Map.of(
                        "KEYREEVE_ADMIN_TOKEN", TOKEN,
                        "KEYREEVE_DB_URL", settings.url(),
                        "KEYREEVE_DB_USER", settings.user(),
                        "KEYREEVE_DB_PASSWORD", settings.password()),
                "--data", directory.resolve(name).toString(), "--secrets-dir", directory.resolve("secrets").toString(),
                "--allow-private-endpoints");
    }

    private static String addEndpoint(ServerProcess server, String url) throws IOException, InterruptedException {
        return send(server, "POST", "/event-endpoints", "{\"url\": \"%s\"}".formatted(url)).get("secret").textValue();
    }

    private static JsonNode send(ServerProcess server, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + "/api/v1" + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return JSON.readTree(answer.body());
    }
}
