package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OverloadTest {

    private static final int THREADS = 4;
    private static final int WAITING = 3;
    private static final Executor READERS = task -> Thread.ofVirtual().start(task);

    @Test
    void refusesWhatItCannotSoonAnswerAndServesTheRest() {
        GateResource gate = new GateResource();
        try (WebServer server = TestServer.start(
                settings -> settings.withLoad(THREADS, WAITING, Duration.ofSeconds(30)),
                new ResourceConfig().register(gate))) {
            List<RawClient> running = ask(server, THREADS);
            gate.awaitRequests(THREADS);
            List<CompletableFuture<RawAnswer>> late = ask(server, WAITING + 1).stream()
                    .map(client -> CompletableFuture.supplyAsync(client::read, READERS))
                    .toList();

            RawAnswer refusal = (RawAnswer) CompletableFuture.anyOf(late.toArray(CompletableFuture[]::new)).join();
            RawAnswer health = RawClient.get(server.uri(), "/health/live");
            gate.open();

            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.header("Retry-After")).isEqualTo("1");
            assertThat(refusal.body()).startsWith("Error: The server is busy, please try again.");
            assertThat(health.status()).isEqualTo(200);
            assertThat(running.stream().map(client -> client.read().status())).containsOnly(200);
            assertThat(late.stream().map(answer -> answer.join().status()))
                    .containsExactlyInAnyOrder(200, 200, 200, 503);
        }
    }

    @Test
    void doesNotLetARequestWaitForLong() {
        GateResource gate = new GateResource();
        try (WebServer server = TestServer.start(
                settings -> settings.withLoad(THREADS, WAITING, Duration.ofMillis(50)),
                new ResourceConfig().register(gate))) {
            List<RawClient> running = ask(server, THREADS);
            gate.awaitRequests(THREADS);

            RawAnswer refusal = RawClient.get(server.uri(), "/api/gate", "X-Request-Id: late");
            gate.open();

            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.header("Retry-After")).isEqualTo("1");
            assertThat(refusal.body()).contains("\"status\":503", "\"requestId\":\"late\"");
            running.forEach(RawClient::close);
        }
    }

    private static List<RawClient> ask(WebServer server, int count) {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new RawClient(server.uri()).send(GateResource.REQUEST));
        }
        return clients;
    }
}
