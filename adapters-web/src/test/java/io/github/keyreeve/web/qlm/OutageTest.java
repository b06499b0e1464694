package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.web.server.CapturedLog;
import io.github.keyreeve.web.server.RawAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop and an application hear, and the operator reads, while the database is away. */
class OutageTest {

    private static final StorageUnavailableException FAILURE =
            new StorageUnavailableException("The database cannot be reached.", new IOException("10.0.0.1 is down"));
    private static final String SENTENCE = "The database cannot be reached now; nothing is lost by asking again.";
    private static final String COMPUTER = QlmServer.PRODUCT + "&is_avkey=A0000-00000-00000-00000-00000&is_pcid=pc-1";

    @Test
    void tellsTheShopToComeAgainAndTheOperatorWhy() {
        try (CapturedLog log = CapturedLog.of(QlmResource.class.getName());
                QlmServer server = QlmServer.with().outage(FAILURE).start().open("api")) {
            RawAnswer answer = server.post("is_vendor=api", "orderid=1");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.body()).isEqualTo("Error: " + SENTENCE);
            assertThat(log.eventsFromUpwards(Level.ERROR)).singleElement().satisfies(event ->
                    assertThat(event.getThrowableProxy().getCause().getMessage()).isEqualTo("10.0.0.1 is down"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidateLicenseHttp", "ReleaseLicenseHttp"})
    void tellsTheApplicationInXml(String method) {
        try (QlmServer server = QlmServer.with().outage(FAILURE).start()) {
            RawAnswer answer = server.call(method, COMPUTER);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            XmlElements xml = XmlElements.of(answer);
            assertThat(xml.names()).containsExactly("status", "error", "errorCode");
            assertThat(xml.get("status")).isEqualTo("8");
            assertThat(xml.get("error")).isEqualTo(SENTENCE);
            assertThat(xml.get("errorCode")).isEqualTo("2000");
        }
    }

    @Test
    void tellsTheApplicationThatWantsTextInText() {
        try (QlmServer server = QlmServer.with().outage(FAILURE).start()) {
            RawAnswer answer = server.call("ActivateKey", COMPUTER);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.body()).isEqualTo("Error: " + SENTENCE);
        }
    }

    @Test
    void doesNotKeepTheServerFromSayingThatItIsUp() {
        try (QlmServer server = QlmServer.with().outage(FAILURE).start()) {
            assertThat(XmlElements.of(server.call("PingHttp", "")).names()).startsWith("result");
        }
    }
}
