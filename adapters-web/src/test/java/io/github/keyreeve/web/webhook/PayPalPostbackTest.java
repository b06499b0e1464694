package io.github.keyreeve.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.keyreeve.web.vendor.Vendors;
import io.github.keyreeve.web.webhook.PayPalPostback.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks a server in PayPal's place, over the network. */
@Timeout(30)
class PayPalPostbackTest {

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration IMPATIENT = Duration.ofMillis(300);

    private record Asked(String method, String path, String userAgent, String contentType, byte[] body) {}

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    static List<String> samples() {
        return Vendors.requests("paypal").stream().map(request -> request.required("file").textValue()).toList();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        answers("/live", exchange -> answer(exchange, 200, "VERIFIED"));
        answers("/sandbox", exchange -> answer(exchange, 200, "VERIFIED"));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sendsBackEveryByteAsItCame(String sample) throws InterruptedException {
        byte[] body = Vendors.bytes("samples/paypal/" + sample);

        assertThat(check(body)).isEqualTo(Verdict.VERIFIED);

        Asked question = asked.take();
        assertThat(question.body()).isEqualTo(withCommand(body));
        assertThat(question.method()).isEqualTo("POST");
        assertThat(question.path()).isEqualTo("/sandbox");
        assertThat(question.userAgent()).isEqualTo("Keyreeve-IPN");
        assertThat(question.contentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void sendsBackRawBytesToo() throws InterruptedException {
        byte[] body = "txn_id=1&name=Zo\u00eb +%eb&&x&=".getBytes(StandardCharsets.ISO_8859_1);

        check(body);

        assertThat(asked.take().body()).isEqualTo(withCommand(body));
    }

    @ParameterizedTest
    @CsvSource({
        "txn_id=1,                       /live",
        "txn_id=1&test_ipn=0,            /live",
        "txn_id=1&test_ipn=,             /live",
        "txn_id=1&Test_ipn=1,            /live",
        "txn_id=1&custom=test_ipn%3D1,   /live",
        "txn_id=1&test_ipn=1,            /sandbox",
        "test_ipn=0&txn_id=1&test_ipn=1, /sandbox"})
    void asksTheSandboxAboutItsOwnMessages(String body, String path) throws InterruptedException {
        check(body.getBytes(StandardCharsets.US_ASCII));

        assertThat(asked.take().path()).isEqualTo(path);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, VERIFIED,         VERIFIED",
        "200, 'VERIFIED\n',     VERIFIED",
        "200, INVALID,          INVALID",
        "200, '',               UNREACHABLE",
        "200, verified,         UNREACHABLE",
        "200, VERIFIED INVALID, UNREACHABLE",
        "200, <html>,           UNREACHABLE",
        "201, VERIFIED,         UNREACHABLE",
        "400, INVALID,          UNREACHABLE",
        "403, VERIFIED,         UNREACHABLE",
        "500, VERIFIED,         UNREACHABLE",
        "503, INVALID,          UNREACHABLE"})
    void believesTwoWordsOnly(int status, String answer, Verdict verdict) {
        answers("/live", exchange -> answer(exchange, status, answer));

        assertThat(check("txn_id=1".getBytes(StandardCharsets.US_ASCII))).isEqualTo(verdict);
    }

    @Test
    void followsNobodyElsewhere() {
        answers("/live", exchange -> {
            exchange.getResponseHeaders().set("Location", address("/sandbox").toString());
            answer(exchange, 307, "VERIFIED");
        });

        assertThat(check("txn_id=1".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Verdict.UNREACHABLE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void hangsUpOnALongAnswer() {
        answers("/live", exchange -> answer(exchange, 200, "VERIFIED" + " ".repeat(PayPalPostback.MAX_ANSWER_BYTES)));

        assertThat(check("txn_id=1".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Verdict.UNREACHABLE);
    }

    @Test
    void doesNotWaitForAServerThatSaysNothing() {
        answers("/live", exchange -> hang());

        assertThat(check("txn_id=1".getBytes(StandardCharsets.US_ASCII), IMPATIENT)).isEqualTo(Verdict.UNREACHABLE);
    }

    @Test
    void doesNotWaitForAnAnswerThatBeginsAndNeverEnds() {
        answers("/live", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write("VERIFIED".getBytes(StandardCharsets.US_ASCII));
            body.flush();
            hang();
        });

        assertThat(check("txn_id=1".getBytes(StandardCharsets.US_ASCII), IMPATIENT)).isEqualTo(Verdict.UNREACHABLE);
    }

    @Test
    void cannotReachAServerThatIsNotThere() {
        server.stop(0);

        assertThat(check("txn_id=1".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Verdict.UNREACHABLE);
    }

    @Test
    void knowsNothingWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(check("txn_id=1".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Verdict.UNREACHABLE);
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"txn_id=%", "txn_id=%zz"})
    void passesNothingOnThatIsNoForm(String body) {
        assertThat(check(body.getBytes(StandardCharsets.US_ASCII))).isEqualTo(Verdict.INVALID);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 20_001})
    void isPatientWithinBounds(long milliseconds) {
        assertThatThrownBy(() -> postback(Duration.ofMillis(milliseconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("patience must be more than 0 and at most 20 seconds");
    }

    @Test
    void asksPayPalItselfByDefault() {
        assertThat(PayPalPostback.LIVE).hasScheme("https").hasHost("ipnpb.paypal.com").hasPath("/cgi-bin/webscr");
        assertThat(PayPalPostback.SANDBOX).hasScheme("https").hasHost("ipnpb.sandbox.paypal.com").hasPath("/cgi-bin/webscr");
    }

    private Verdict check(byte[] body) {
        return check(body, PATIENT);
    }

    private Verdict check(byte[] body, Duration patience) {
        try (PayPalPostback postback = postback(patience)) {
            return postback.check(body);
        }
    }

    private PayPalPostback postback(Duration patience) {
        return new PayPalPostback(address("/live"), address("/sandbox"), patience);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answers(String path, HttpHandler handler) {
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException e) {
            // There was none yet.
        }
        server.createContext(path, exchange -> {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("User-Agent"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] withCommand(byte[] body) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes("cmd=_notify-validate&".getBytes(StandardCharsets.US_ASCII));
        both.writeBytes(body);
        return both.toByteArray();
    }
}
