package io.github.keyreeve.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.EventPost.Answer;
import io.github.keyreeve.application.port.out.EventPost.Message;
import io.github.keyreeve.events.CheckedNames.Lookup;
import io.github.keyreeve.events.HttpEventPost.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpEventPostTest {

    private static final Patience SHORT = new Patience(Duration.ofMillis(500), Duration.ofMillis(700), Duration.ofMillis(1_500));
    private static final byte[] BODY = "{\"name\":\"Müller\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void sendsTheBodyByteForByteWithItsHeaders() {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 204 No Content"); HttpEventPost post = inside()) {
            Answer answer = post.send(message(receiver.url()));

            assertThat(answer).isEqualTo(new Answer.Answered(204));
            assertThat(receiver.requests).hasSize(1).first().asString()
                    .startsWith("POST /events HTTP/1.1\r\n")
                    .contains("X-Keyreeve-Event: license_created\r\n", "Content-Type: application/json", "User-Agent: Keyreeve\r\n",
                            "Host: 127.0.0.1:" + receiver.port() + "\r\n")
                    .endsWith("\r\n\r\n{\"name\":\"Müller\"}");
        }
    }

    @Test
    void tellsEveryStatusAndTriesOnce() {
        for (int status : new int[] {200, 301, 400, 401, 410, 429, 500, 503}) {
            try (Receiver receiver = Receiver.answering("HTTP/1.1 " + status + " X\r\nContent-Length: 0"); HttpEventPost post = inside()) {
                assertThat(post.send(message(receiver.url()))).isEqualTo(new Answer.Answered(status));
                assertThat(receiver.connections).hasSize(1);
            }
        }
    }

    @Test
    void followsNoRedirect() {
        try (Receiver other = Receiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 0");
                Receiver receiver = Receiver.answering(
                        "HTTP/1.1 307 Temporary Redirect\r\nLocation: " + other.url() + "\r\nContent-Length: 0");
                HttpEventPost post = inside()) {
            assertThat(post.send(message(receiver.url()))).isEqualTo(new Answer.Answered(307));
            assertThat(other.connections).isEmpty();
        }
    }

    /** The endpoint sleeps far longer than anybody should wait. */
    @Test
    void doesNotWaitForOneWhoNeverAnswers() {
        try (Receiver receiver = new Receiver(ServerSocketFactory.getDefault(), out -> Thread.sleep(30_000));
                HttpEventPost post = inside()) {
            long millis = timed(() -> assertThat(post.send(message(receiver.url())))
                    .isEqualTo(new Answer.Failed("The endpoint did not answer in time.")));

            assertThat(millis).isLessThan(10_000);
        }
    }

    /** The endpoint sleeps between its bytes: each comes before the patience for more of the answer is over. */
    @Test
    void doesNotWaitForOneWhoAnswersByDrops() {
        try (Receiver receiver = new Receiver(ServerSocketFactory.getDefault(), out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 300; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
        }); HttpEventPost post = inside()) {
            long millis = timed(() -> assertThat(post.send(message(receiver.url())))
                    .isEqualTo(new Answer.Failed("The endpoint did not answer in time.")));

            assertThat(millis).isLessThan(10_000);
        }
    }

    @Test
    void readsNoMoreThanALittleOfAHugeAnswer() {
        AtomicLong written = new AtomicLong();
        try (Receiver receiver = new Receiver(ServerSocketFactory.getDefault(), out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[64 * 1024];
            while (true) {
                out.write(block);
                written.addAndGet(block.length);
            }
        }); HttpEventPost post = inside()) {
            long millis = timed(() -> assertThat(post.send(message(receiver.url()))).isEqualTo(new Answer.Answered(200)));

            assertThat(millis).isLessThan(10_000);
            // What fits into the buffers of both ends, and no more.
            assertThat(written.get()).isLessThan(64 * 1024 * 1024);
        }
    }

    @Test
    void readsNoEndlessHeaders() {
        try (Receiver receiver = new Receiver(ServerSocketFactory.getDefault(), out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X-More: of the same\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }); HttpEventPost post = inside()) {
            assertThat(post.send(message(receiver.url()))).isInstanceOf(Answer.Failed.class);
        }
    }

    @Test
    void saysWhatKeptItFromAnAnswer() throws IOException {
        int closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = server.getLocalPort();
        }
        Lookup nobody = name -> {
            throw new UnknownHostException(name);
        };
        try (HttpEventPost post = inside(); HttpEventPost unknown = post(false, nobody, trustingNobody());
                Receiver broken = new Receiver(ServerSocketFactory.getDefault(), out -> { })) {
            assertThat(post.send(message("http://127.0.0.1:" + closed + "/")))
                    .isEqualTo(new Answer.Failed("The endpoint cannot be connected to."));
            assertThat(post.send(message(broken.url())))
                    .isEqualTo(new Answer.Failed("The connection broke before there was an answer."));
            assertThat(unknown.send(message("https://example.com/"))).isEqualTo(new Answer.Failed("The name of the endpoint is not known."));
        }
    }

    @Test
    void connectsToNoPrivateAddressUnlessThatIsAllowed() {
        Lookup loopback = name -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (Receiver receiver = Receiver.answering("HTTP/1.1 200 OK"); HttpEventPost post = post(false, loopback, trustingNobody())) {
            assertThat(post.send(message("https://example.com:" + receiver.port() + "/")))
                    .isEqualTo(new Answer.Failed("The name means a private or loopback address, which is refused."));
            // Stored while it was allowed.
            assertThat(post.send(message(receiver.url()))).isInstanceOf(Answer.Failed.class);
            assertThat(receiver.connections).isEmpty();
        }
    }

    @Test
    void refusesANameThatMeansBothAPublicAndAPrivateAddress() {
        Lookup both = name -> new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getLoopbackAddress()};
        try (Receiver receiver = Receiver.answering("HTTP/1.1 200 OK"); HttpEventPost post = post(false, both, trustingNobody())) {
            assertThat(post.send(message("https://example.com:" + receiver.port() + "/")))
                    .isEqualTo(new Answer.Failed("The name means a private or loopback address, which is refused."));
            assertThat(receiver.connections).isEmpty();
        }
    }

    /** The name is public when it is checked and means this machine a moment later. */
    @Test
    void connectsOnlyToTheAddressThatWasChecked() {
        AtomicInteger lookups = new AtomicInteger();
        Lookup rebinding = name -> new InetAddress[] {lookups.incrementAndGet() == 1
                ? InetAddress.getByName("1.1.1.1")
                : InetAddress.getLoopbackAddress()};
        try (Receiver receiver = Receiver.answering("HTTP/1.1 200 OK"); HttpEventPost post = post(false, rebinding, trustingNobody())) {
            Message message = message("https://rebind.example.com:" + receiver.port() + "/");

            Answer first = post.send(message);
            int lookedUp = lookups.get();
            Answer second = post.send(message);

            assertThat(lookedUp).isEqualTo(1);
            assertThat(first).isInstanceOf(Answer.Failed.class);
            assertThat(second).isEqualTo(new Answer.Failed("The name means a private or loopback address, which is refused."));
            assertThat(receiver.connections).isEmpty();
        }
    }

    @Test
    void checksTheCertificateAgainstTheNameAndNotTheAddress(@TempDir Path directory) throws Exception {
        SSLContext tls = ServerCertificate.of("hooks.example.com", directory);
        Lookup loopback = name -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (Receiver receiver = new Receiver(tls.getServerSocketFactory(),
                        out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                HttpEventPost post = post(true, loopback, tls); HttpEventPost stranger = post(true, loopback, trustingNobody())) {
            String port = ":" + receiver.port() + "/";

            assertThat(post.send(message("https://hooks.example.com" + port))).isEqualTo(new Answer.Answered(200));
            assertThat(post.send(message("https://other.example.com" + port))).isEqualTo(
                    new Answer.Failed("No secure connection: the certificate is not trusted, or not for this name."));
            assertThat(stranger.send(message("https://hooks.example.com" + port))).isEqualTo(
                    new Answer.Failed("No secure connection: the certificate is not trusted, or not for this name."));
            assertThat(receiver.requests).hasSize(1);
        }
    }

    private static Message message(String url) {
        return new Message(url, Map.of("X-Keyreeve-Event", "license_created"), BODY);
    }

    /** May reach this machine. */
    private static HttpEventPost inside() {
        return post(true, InetAddress::getAllByName, trustingNobody());
    }

    private static HttpEventPost post(boolean privateAllowed, Lookup lookup, SSLContext tls) {
        return new HttpEventPost(privateAllowed, lookup, () -> tls, SHORT);
    }

    private static SSLContext trustingNobody() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
