package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.web.server.CapturedLog;
import io.github.keyreeve.web.server.RawAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a shop hears, and the operator reads, while the database is away. */
class OutageTest {

    private static final StorageUnavailableException FAILURE =
            new StorageUnavailableException("The database cannot be reached.", new IOException("10.0.0.1 is down"));

    @Test
    void tellsTheShopToComeAgainAndTheOperatorWhy() {
        try (CapturedLog log = CapturedLog.of(QlmResource.class.getName());
                QlmServer server = QlmServer.with().outage(FAILURE).start().open("api")) {
            RawAnswer answer = server.post("is_vendor=api", "orderid=1");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.body())
                    .isEqualTo("Error: The database cannot be reached now; nothing is lost by asking again.");
            assertThat(log.eventsFromUpwards(Level.ERROR)).singleElement().satisfies(event ->
                    assertThat(event.getThrowableProxy().getCause().getMessage()).isEqualTo("10.0.0.1 is down"));
        }
    }
}
