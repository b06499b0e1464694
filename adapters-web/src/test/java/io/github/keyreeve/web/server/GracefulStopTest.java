package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GracefulStopTest {

    @Test
    void answersARunningRequestWhileItRefusesNewConnections() throws Exception {
        GateResource gate = new GateResource();
        WebServer server = TestServer.start(settings -> settings, new ResourceConfig().register(gate));
        try (RawClient client = new RawClient(server.uri())) {
            client.send(GateResource.REQUEST);
            gate.awaitRequests(1);

            CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
            awaitRefusal(server.uri());
            assertThat(stopping).isNotDone();
            gate.open();

            RawAnswer answer = client.read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("passed");
            stopping.join();
        }
    }

    @Test
    void stopsAtLastWithoutTheRequest() {
        GateResource gate = new GateResource();
        WebServer server = TestServer.start(
                settings -> settings.withTimeouts(Duration.ofMillis(50), Duration.ofSeconds(30)),
                new ResourceConfig().register(gate));
        try (RawClient client = new RawClient(server.uri())) {
            client.send(GateResource.REQUEST);
            gate.awaitRequests(1);

            server.close();
        } finally {
            gate.open();
        }
    }

    @Test
    void isNotHeldUpByAnIdleConnection() {
        WebServer server = TestServer.start();
        try (RawClient idle = new RawClient(server.uri()); RawClient used = new RawClient(server.uri())) {
            used.send("GET /x/query?a HTTP/1.1\r\nHost: x\r\n\r\n").read();

            server.close();

            assertThat(idle.isAtEnd()).isTrue();
            assertThat(used.isAtEnd()).isTrue();
        }
    }

    /** Connecting is refused from the moment on that the server has closed its listening socket. */
    private static void awaitRefusal(URI uri) throws IOException {
        while (true) {
            try {
                new Socket(uri.getHost(), uri.getPort()).close();
            } catch (ConnectException refused) {
                return;
            }
        }
    }
}
