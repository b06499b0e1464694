package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerErrorsTest {

    private static WebServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersAnUnknownAddressInPlainText() {
        RawAnswer answer = RawClient.get(server.uri(), "/nothing/here");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringWhitespace("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo("Error: Nothing is found at this address.");
        assertThat(answer.headers()).doesNotContainKey("server");
    }

    @Test
    void answersAnUnknownAddressOfTheApiAsAProblem() throws Exception {
        RawAnswer answer = RawClient.get(server.uri(), "/api/nothing", "X-Request-Id: mine-1");

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body())).isEqualTo(new ObjectMapper().readTree("""
                {"type": "about:blank", "title": "Not Found", "status": 404,
                 "detail": "Nothing is found at this address.", "requestId": "mine-1"}"""));
    }

    @Test
    void refusesTooManyHeaders() throws Exception {
        String headers = "X-Much: " + "a".repeat(100_000);

        RawAnswer plain = RawClient.get(server.uri(), "/x/query", headers);
        RawAnswer problem = RawClient.get(server.uri(), "/api/x/query", headers);

        assertThat(plain.status()).isEqualTo(431);
        assertThat(plain.body()).isEqualTo("Error: The headers of the request are too large.");
        JsonNode json = new ObjectMapper().readTree(problem.body());
        assertThat(json.get("status").asInt()).isEqualTo(431);
        assertThat(json.get("requestId").asText()).isEqualTo(problem.header(RequestId.HEADER)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/failure", "/api/failure"})
    void hidesAFailureAndLogsItOnce(String path) {
        try (CapturedLog log = CapturedLog.of("ROOT")) {
            RawAnswer answer = RawClient.get(server.uri(), path, "X-Request-Id: broken-7");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("The server failed.", "broken-7")
                    .doesNotContain("Secret", "Exception", "java");
            List<ILoggingEvent> failures = log.eventsFromUpwards(Level.WARN);
            assertThat(failures).hasSize(1);
            assertThat(failures.get(0).getFormattedMessage()).contains("broken-7");
            assertThat(failures.get(0).getMDCPropertyMap()).containsEntry(RequestId.MDC_KEY, "broken-7");
        }
    }

    @Test
    void refusesAWrongMethodWithABody() {
        RawAnswer answer = RawClient.exchange(server.uri(),
                "DELETE /client HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("Error: This address does not support the request's method.");
    }

    @Test
    void describesNoResourcesToStrangers() {
        assertThat(RawClient.get(server.uri(), "/application.wadl").status()).isEqualTo(404);
    }
}
