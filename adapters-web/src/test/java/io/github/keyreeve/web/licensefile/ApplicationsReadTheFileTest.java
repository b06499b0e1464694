package io.github.keyreeve.web.licensefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keyreeve.application.port.out.InMemorySigningKeys;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.client.ActivationOutcome;
import io.github.keyreeve.client.ComputerIdentity;
import io.github.keyreeve.client.FileFault;
import io.github.keyreeve.client.LicenseClient;
import io.github.keyreeve.client.LicenseState;
import io.github.keyreeve.client.Untrusted;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.product.VersionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server signs is what the client in vendors' applications believes, member by member, and nothing else. */
class ApplicationsReadTheFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.123456Z");
    private static final Instant END = Instant.parse("2026-12-31T23:59:59Z");
    private static final Instant GRACE_END = END.plus(Duration.ofDays(14));

    @TempDir
    private Path directory;

    private final SigningKey key = new InMemorySigningKeys().chosen(Optional.empty());
    private HttpServer server;
    private Function<JsonNode, String> signing = request -> file(request).sign(key);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/activations", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String file = signing.apply(JSON.readTree(exchange.getRequestBody()));
            byte[] body = JSON.writeValueAsBytes(Map.of("licenseFile", file));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static LicenseFile file(JsonNode request) {
        JsonNode product = request.get("product");
        return new LicenseFile(
                new VersionId(product.get("id").asInt(), product.get("major").asInt(), product.get("minor").asInt()),
                UUID.fromString("0190b5a2-7c3e-7d4f-8a1b-2c3d4e5f6071"), new ComputerId(request.get("computerId").asText()),
                LicenseModel.SUBSCRIPTION_CLOUD, FeatureSets.of("0:3;3:128"), 3, 2, NOW,
                Optional.of(END), Optional.of(GRACE_END), Optional.of(NOW), Optional.of(request.get("nonce").asText()));
    }

    private LicenseClient client() {
        return LicenseClient.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .product(7, 2, 1)
                .publicKey(Base64.getEncoder().encodeToString(key.ed25519().getPublic().getEncoded()))
                .computer(new ComputerIdentity("8F14E45F-ceea", "Jane's laptop"))
                .storedIn(directory)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
    }

    @Test
    void memberByMember() {
        assertThat(client().activate("A-KEY")).isInstanceOf(ActivationOutcome.Activated.class);

        assertThat(client().check()).isEqualTo(new LicenseState.Valid(new io.github.keyreeve.client.License(
                new io.github.keyreeve.client.Product(7, 2, 1), UUID.fromString("0190b5a2-7c3e-7d4f-8a1b-2c3d4e5f6071"),
                "8F14E45F-ceea", "subscription_cloud", "0:3;3:128;", 3, 2, NOW,
                Optional.of(END), Optional.of(GRACE_END), Optional.of(NOW))));
    }

    @Test
    void notFromAnotherServer() {
        SigningKey other = new InMemorySigningKeys().chosen(Optional.empty());
        signing = request -> file(request).sign(other);

        assertThat(client().activate("A-KEY")).isEqualTo(new Untrusted(FileFault.UNKNOWN_SIGNING_KEY));
    }

    @Test
    void notWithAnyByteChanged() throws IOException {
        LicenseClient client = client();
        client.activate("A-KEY");
        Path stored = directory.resolve("license.jws");
        byte[] good = Files.readAllBytes(stored);

        for (int place = 0; place < good.length - 1; place++) {
            byte[] changed = good.clone();
            changed[place] ^= 1;
            Files.write(stored, changed);
            assertThat(client.check()).as("byte %d", place).isInstanceOf(LicenseState.Invalid.class);
        }
        Files.write(stored, good);
        assertThat(client.check()).isInstanceOf(LicenseState.Valid.class);
    }
}
