package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in the log, as it comes out of the process, when the database refuses a statement. */
class FailureLogTest {

    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(usual);
    }

    @Test
    void tellsTheRequestTheKindOfFailureAndThePlaceButNoData() {
        try (World world = World.ofTheSamples()) {
            world.stored().change("ALTER TABLE order_line ALTER COLUMN email SET DATA TYPE VARCHAR(5)");

            Answer answer = world.wire().post("/qlmservice.asmx/GetActivationKey?is_vendor=api&is_productid=1"
                    + "&is_majorversion=1&is_minorversion=0&" + World.CREDENTIALS, "orderid=A-1&email=jane.doe@example.com&name=Jane");

            assertThat(answer.status()).isEqualTo(500);
            String requestId = answer.body().replaceFirst("(?s).*\\(request (.*)\\).*", "$1");
            assertThat(log.toString(StandardCharsets.UTF_8))
                    .contains(requestId, "A statement (insert) failed: SQLState 22001, vendor code 22001",
                            "at io.github.keyreeve.persistence.JooqIssuedOrders", "org.h2.jdbc.JdbcSQLDataException")
                    .doesNotContainIgnoringCase("jane", "example.com", "too long");
        }
    }

    /** The pool logs a failure by itself, as the driver told it, when it gives up the connection. */
    @Test
    void tellsOnlyTheCodesOfAFailureThatTheConnectionPoolLogs() throws JoranException {
        LoggerContext asInstalled = new LoggerContext();
        asInstalled.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(asInstalled);
        configurator.doConfigure(getClass().getResource("/logback.xml"));

        asInstalled.getLogger("com.zaxxer.hikari.pool.ProxyConnection").warn("SQLSTATE({}), ErrorCode({})", "HY000", 1105,
                new SQLException("Duplicate entry 'jane.doe@example.com'"));
        asInstalled.getLogger("another").warn("Failed", new SQLException("Access denied"));

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("SQLSTATE(HY000), ErrorCode(1105)", "Access denied")
                .doesNotContain("jane");
        asInstalled.stop();
    }
}
