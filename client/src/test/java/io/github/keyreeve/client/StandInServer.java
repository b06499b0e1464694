package io.github.keyreeve.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** Answers at {@code /api/v1/activations} as a Keyreeve server does, for one key; or otherwise, when told to. */
public final class StandInServer implements AutoCloseable {

    public static final String KEY = "FGQMV-VH0BY-SEK7W-TZC5M-97EN0";
    private static final int ALLOWED = 2;

    /** How to answer a request, instead of rightly. */
    interface Behaviour {
        void answer(HttpExchange exchange, Map<String, Object> request) throws IOException;
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final VendorKeyPair vendor;
    private final Clock clock;
    private final Set<Object> active = new LinkedHashSet<>();
    private final Map<String, Object> terms = new LinkedHashMap<>();
    private final List<Map<String, Object>> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = this::answerRightly;
    private int denial;

    public StandInServer(VendorKeyPair vendor, Clock clock) {
        this.vendor = vendor;
        this.clock = clock;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public void expires(Instant expiresAt, Instant graceEndsAt) {
        terms.put("expiresAt", expiresAt.toString());
        terms.put("graceEndsAt", graceEndsAt.toString());
    }

    /** From now on the key is good for nothing, with that number; 0 makes it good again. */
    public void deny(int code) {
        denial = code;
    }

    Set<Object> active() {
        return active;
    }

    List<Map<String, Object>> requests() {
        return requests;
    }

    void behave(Behaviour instead) {
        behaviour = instead;
    }

    void behaveAgain() {
        behaviour = this::answerRightly;
    }

    String licenseFor(Map<String, Object> request) {
        Claims claims = Claims.aLicense()
                .with("product", request.get("product"))
                .with("computerId", request.get("computerId"))
                .with("issuedAt", clock.instant().toString())
                .with("nonce", request.get("nonce"));
        terms.forEach(claims::with);
        return vendor.sign(claims.map());
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void sendFile(HttpExchange exchange, String file) throws IOException {
        send(exchange, 200, "application/json",
                JsonUtil.toJson(Map.of("valid", true, "activation", Map.of(), "license", Map.of(), "licenseFile", file)));
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, Object> request = JsonUtil.parseJson(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            behaviour.answer(exchange, request);
        } catch (JoseException e) {
            send(exchange, 400, "text/plain", "That is no JSON.");
        }
    }

    private synchronized void answerRightly(HttpExchange exchange, Map<String, Object> request) throws IOException {
        Object computer = request.get("computerId");
        boolean known = KEY.equals(request.get("key"));
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "POST /api/v1/activations" -> {
                if (!known) {
                    problem(exchange, 404, 203, "This activation key is not known.");
                } else if (denial != 0) {
                    problem(exchange, 409, denial, "This license is of no use.");
                } else if (!active.contains(computer) && active.size() == ALLOWED) {
                    problem(exchange, 409, 210, "This license has no more activations.");
                } else {
                    active.add(computer);
                    sendFile(exchange, licenseFor(request));
                }
            }
            case "POST /api/v1/activations/validate" -> {
                if (known && denial == 0 && active.contains(computer)) {
                    sendFile(exchange, licenseFor(request));
                } else {
                    int code = denial != 0 ? denial : known ? 219 : 203;
                    send(exchange, 200, "application/json", JsonUtil.toJson(
                            Map.of("valid", false, "code", code, "message", "This license is of no use.")));
                }
            }
            case "POST /api/v1/activations/release" -> {
                if (active.remove(computer)) {
                    exchange.sendResponseHeaders(204, -1);
                } else {
                    problem(exchange, 409, 216, "This license is not activated on any computer.");
                }
            }
            default -> send(exchange, 404, "text/plain", "There is nothing here.");
        }
    }

    private static void problem(HttpExchange exchange, int status, int code, String detail) throws IOException {
        send(exchange, status, "application/problem+json", JsonUtil.toJson(
                Map.of("type", "urn:problem-type:keyreeve:denied", "title", "Denied", "status", status, "detail", detail,
                        "code", code)));
    }
}
