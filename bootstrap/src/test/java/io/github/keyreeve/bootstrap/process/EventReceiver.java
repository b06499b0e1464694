package io.github.keyreeve.bootstrap.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** A vendor's endpoint on loopback, which keeps what it is told and checks signatures as README tells receivers to. */
public final class EventReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** @param signature the header */
    public record Received(String delivery, String type, String signature, byte[] body, JsonNode json) {}

    /** @param port 0 for a free one; each message is answered with the status that the function says */
    public EventReceiver(int port, ToIntFunction<Received> statuses) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Received message = new Received(exchange.getRequestHeaders().getFirst("X-Keyreeve-Delivery"),
                    exchange.getRequestHeaders().getFirst("X-Keyreeve-Event"),
                    exchange.getRequestHeaders().getFirst("X-Keyreeve-Signature"), body, JSON.readTree(body));
            int status = statuses.applyAsInt(message);
            received.add(message);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    public static EventReceiver willing() {
        return new EventReceiver(0, message -> 204);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/events";
    }

    /** In the order in which it came. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What came, once that is as many. */
    public List<Received> await(int count) {
        await(() -> received.size() >= count);
        return received();
    }

    public static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition::getAsBoolean);
    }

    /** Whether the message was signed with the secret, at whatever time it says. */
    public static boolean isSigned(Received message, String secret) {
        String[] parts = message.signature().split(",");
        String stamp = parts[0].substring("t=".length());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((stamp + ".").getBytes(StandardCharsets.UTF_8));
            return parts[1].equals("v1=" + HexFormat.of().formatHex(mac.doFinal(message.body())));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
