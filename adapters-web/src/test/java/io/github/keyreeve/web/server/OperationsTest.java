package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class OperationsTest {

    @Test
    void isAlive() {
        try (WebServer server = TestServer.start()) {
            RawAnswer answer = RawClient.get(server.uri(), "/health/live");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void isReadyWhenTheCheckSaysSo() {
        assertReadiness(() -> true, 200, "{\"status\":\"UP\"}");
        assertReadiness(() -> false, 503, "{\"status\":\"DOWN\"}");
        assertReadiness(() -> {
            throw new IllegalStateException("no database");
        }, 503, "{\"status\":\"DOWN\"}");
    }

    private static void assertReadiness(Readiness readiness, int status, String body) {
        try (WebServer server = WebServer.start(TestServer.settings(), new ResourceConfig(EchoResource.class),
                TestServer.registry(), readiness)) {
            for (int i = 0; i < 2; i++) {
                RawAnswer answer = RawClient.get(server.uri(), "/health/ready");

                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.body()).isEqualTo(body);
            }
        }
    }

    @Test
    void countsRequestsUnderBoundedLabels() {
        PrometheusMeterRegistry registry = TestServer.registry();
        try (WebServer server = WebServer.start(TestServer.settings(), new ResourceConfig(EchoResource.class),
                registry, () -> true)) {
            try (RawClient client = new RawClient(server.uri())) {
                client.send("GET /labelled HTTP/1.1\r\nHost: x\r\n\r\n").read();
                client.send("INVENTED /invented HTTP/1.1\r\nHost: x\r\n\r\n").read();
                client.send("GET /failure HTTP/1.1\r\nHost: x\r\n\r\n").read();
                // One connection: each request has been counted before the next is read.
                String metrics = client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n").read().body();

                assertThat(metrics)
                        .contains("keyreeve_http_requests_seconds_count{method=\"GET\",route=\"labelled\",status=\"200\"} 1")
                        .contains("keyreeve_http_requests_seconds_count{method=\"other\",route=\"other\",status=\"404\"} 1")
                        .contains("keyreeve_http_requests_seconds_count{method=\"GET\",route=\"other\",status=\"500\"} 1")
                        .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "jvm_gc_")
                        .doesNotContain("nvented");
            }
        }
    }
}
