package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private static final Pattern GENERATED = Pattern.compile("[0-9a-f]{24}");

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
    void takesTheClientsIdToTheResourceTheLogAndTheAnswer() {
        RawAnswer answer = RawClient.get(server.uri(), "/id", "X-Request-Id: Shop_1.a-b");

        assertThat(answer.body()).isEqualTo("Shop_1.a-b Shop_1.a-b");
        assertThat(answer.header(RequestId.HEADER)).isEqualTo("Shop_1.a-b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", "<b>", "", "\u00fc", "a,b",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void replacesAnIdThatCouldDoHarm(String offered) {
        RawAnswer answer = RawClient.get(server.uri(), "/id", "X-Request-Id: " + offered);

        assertThat(answer.header(RequestId.HEADER)).matches(GENERATED);
        assertThat(answer.body()).isEqualTo("%1$s %1$s".formatted(answer.header(RequestId.HEADER)));
    }

    @Test
    void givesEveryRequestItsOwn() {
        String first = RawClient.get(server.uri(), "/id").header(RequestId.HEADER);
        String second = RawClient.get(server.uri(), "/id").header(RequestId.HEADER);

        assertThat(first).matches(GENERATED).isNotEqualTo(second);
    }

    @Test
    void survivesAResetOfTheResponse() {
        assertThat(RawClient.get(server.uri(), "/reset", "X-Request-Id: kept").header(RequestId.HEADER))
                .isEqualTo("kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/health/live", "/health/ready", "/a//b", "/failure", "/x/query"})
    void isInEveryAnswer(String path) {
        assertThat(RawClient.get(server.uri(), path, "X-Request-Id: every").header(RequestId.HEADER))
                .isEqualTo("every");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n"})
    void isInTheAnswerToWhatIsHardlyARequest(String request) {
        RawAnswer answer = RawClient.exchange(server.uri(), request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header(RequestId.HEADER)).matches(GENERATED);
    }
}
