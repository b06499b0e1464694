package io.github.keyreeve.web.qlm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.github.keyreeve.web.server.CapturedLog;
import io.github.keyreeve.web.server.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Keys, passwords and signatures stand in no log line and in no refusal. */
class SecrecyTest {

    private static final String PASSWORD = "pa55-w0rd-of-the-shop";
    private static final String GUESS = "gue55-of-a-stranger";
    private static final String SIGNATURE = "5165a7e1e5165a7e1e5165a7e1e51651";
    private static final String SHARED_KEY = "5hared-key-of-the-shop";

    @Test
    void secretsStandInNoLogLineAndNoRefusal() {
        Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.github.keyreeve");
        Level usual = ours.getLevel();
        ours.setLevel(Level.DEBUG);
        try (CapturedLog log = CapturedLog.of(all.getName());
                CapturedLog access = CapturedLog.of("keyreeve.access");
                QlmServer server = QlmServer.start()
                        .login("api", "shop", PASSWORD).sharedKey("fastspring", SHARED_KEY)) {
            String key = server.get("is_vendor=api&is_user=shop&is_pwd=" + PASSWORD + "&orderid=1").body();
            List<RawAnswer> refusals = refusals(server);

            assertThat(key).hasSize(29);
            assertThat(refusals).allSatisfy(refusal -> {
                assertThat(refusal.status()).isGreaterThanOrEqualTo(400);
                assertThat(refusal.body() + refusal.headers()).doesNotContain(PASSWORD, GUESS, SIGNATURE, SHARED_KEY);
            });
            for (int i = 0; i <= refusals.size(); i++) {
                assertThat(access.nextLine()).doesNotContain(PASSWORD, GUESS, SIGNATURE, SHARED_KEY, key);
            }
            assertThat(text(log)).doesNotContain(PASSWORD, GUESS, SIGNATURE, SHARED_KEY, key, key.replace("-", ""));
        } finally {
            ours.setLevel(usual);
        }
    }

    private static List<RawAnswer> refusals(QlmServer server) {
        List<RawAnswer> refusals = new ArrayList<>();
        for (String pair : List.of("is_user=shop&is_pwd=" + GUESS, "is_pwd=" + GUESS, "is_user=" + GUESS, "is_pwd=" + GUESS + "%zz",
                "is_user=shop&is_pwd=" + PASSWORD + "&is_quantity=" + GUESS, "is_user=shop&is_pwd=" + PASSWORD + "&is_features=" + GUESS,
                "is_user=shop&is_pwd=" + PASSWORD + "&is_pwd=" + GUESS, "is_user=shop&is_pwd=" + PASSWORD + "&is_args=" + GUESS,
                "is_user=shop&is_pwd=" + PASSWORD + "&is_expdate=" + GUESS + "&is_licensemodel=" + GUESS,
                "is_pwd=" + GUESS + " | " + GUESS)) {
            refusals.add(server.get("is_vendor=api&" + pair));
            refusals.add(server.post("is_vendor=api", pair));
        }
        refusals.add(server.get("is_vendor=" + GUESS));
        refusals.add(server.get("is_vendor=api", "Authorization: Basic "
                + Base64.getEncoder().encodeToString(("shop:" + GUESS).getBytes(StandardCharsets.UTF_8))));
        refusals.add(server.post("is_vendor=fastspring", "reference=1&security_request_hash=" + SIGNATURE));
        refusals.add(server.send("POST", "/qlmservice.asmx/GetKey", QlmServer.FORM, "is_pwd=" + PASSWORD));
        refusals.add(server.send("POST", "/qlmservice.asmx/GetActivationKey?is_vendor=api&is_user=shop&is_pwd=" + PASSWORD,
                "multipart/form-data; boundary=" + GUESS, "--" + GUESS + "\r\n" + GUESS));
        refusals.add(server.send("PUT", "/qlmservice.asmx/GetActivationKey?is_pwd=" + PASSWORD, "", ""));
        return refusals;
    }

    private static String text(CapturedLog log) {
        return log.eventsFromUpwards(Level.TRACE).stream().map(SecrecyTest::text).collect(Collectors.joining("\n"));
    }

    private static String text(ILoggingEvent event) {
        String failure = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " " + failure;
    }
}
