package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.persistence.Database;
import io.github.keyreeve.persistence.DatabaseSettings;
import io.github.keyreeve.persistence.JooqProducts;
import io.github.keyreeve.persistence.JooqProviders;
import io.github.keyreeve.persistence.MariaDbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers die at any moment while a shop tells them what it sold. What was answered with success has its keys in the
 * end, and nothing has them twice.
 */
class InboxCrashIT {

    private static final int SHOPS = 4;
    private static final String HOOK = "/webhooks/gumroad?is_productid=1&is_majorversion=1&is_minorversion=0&is_usemultipleactivationskey=false";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Random random = new Random();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicBoolean selling = new AtomicBoolean(true);

    @Test
    void loseNothingAndIssueNothingTwiceOnTheEmbeddedDatabase() throws Exception {
        String data = directory.resolve("data").toString();
        AtomicReference<ServerProcess> server = new AtomicReference<>(demo(data));
        try (ExecutorService shops = Executors.newFixedThreadPool(SHOPS)) {
            for (int shop = 0; shop < SHOPS; shop++) {
                shops.submit(() -> sell(server));
            }
            for (int kill = 0; kill < 50; kill++) {
                awaitSales(random.nextInt(1, 12));
                server.get().kill();
                server.set(demo(data));
            }
            selling.set(false);
        }

        try (ServerProcess last = server.get()) {
            assertNothingIsLostOrDoubled(last, Files.readString(Path.of(data, "admin-token")).strip());
        }
    }

    /** The one that is left takes over what the dead one had begun. */
    @Test
    void loseNothingAndIssueNothingTwiceOnTwoServersWithOneMariaDb() throws Exception {
        DatabaseSettings settings = MariaDbServer.running().newSchema();
        List<AtomicReference<ServerProcess>> servers = List.of(new AtomicReference<>(serve(settings, "one")), new AtomicReference<>(serve(settings, "two")));
        try (Database database = Database.open(settings)) {
            new JooqProducts(database).add(new Product(1, "Editor", List.of(ProductVersion.of(1, 0))));
            // An open provider has no secrets, so that any master key does to store it.
            new JooqProviders(database, new MasterKey(new byte[MasterKey.BYTES])).save(new Provider(
                    new ProviderName("gumroad"), true, true, Optional.empty(), Optional.empty(), Optional.empty(),
                    Repeats.REUSE, false, false, Optional.empty(), Optional.empty(), NoticeRules.USUAL));
        }
        try (ExecutorService shops = Executors.newFixedThreadPool(SHOPS)) {
            for (int shop = 0; shop < SHOPS; shop++) {
                AtomicReference<ServerProcess> server = servers.get(shop % 2);
                shops.submit(() -> sell(server));
            }
            for (int kill = 0; kill < 6; kill++) {
                awaitSales(random.nextInt(1, 12));
                servers.get(kill % 2).get().kill();
                servers.get(kill % 2).set(serve(settings, kill % 2 == 0 ? "one" : "two"));
            }
            selling.set(false);
        }

        try (ServerProcess one = servers.get(0).get(); ServerProcess two = servers.get(1).get()) {
            assertNothingIsLostOrDoubled(two, Files.readString(directory.resolve("one/admin-token")).strip());
        }
    }

    /** Tells each sale until it is acknowledged, as shops do that try again, and some once more. */
    private void sell(AtomicReference<ServerProcess> server) {
        while (selling.get()) {
            String sale = "SALE-" + told.incrementAndGet();
            while (selling.get() && !tell(server.get(), sale)) {
                pause(10);
            }
            if (sale.endsWith("7")) {
                tell(server.get(), sale);
            }
        }
    }

    /** So that each kill comes while there is something to lose. */
    private void awaitSales(int more) {
        int goal = acknowledged.size() + more;
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(1)).until(() -> acknowledged.size() >= goal);
    }

    /** As a shop waits before it tries again. */
    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean tell(ServerProcess server, String sale) {
        try {
            int status = http.send(HttpRequest.newBuilder(server.uri().resolve(HOOK))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("resource_name=sale&quantity=2&product_id=P&permalink=p&email=jane%40example.com&sale_id=" + sale))
                    .build(), BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                acknowledged.add(sale);
            }
            return status == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertNothingIsLostOrDoubled(ServerProcess server, String token) throws Exception {
        // What a dead server had claimed is free again after the lease.
        await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                assertThat(list(server.uri(), token, "/api/v1/inbox?state=open&limit=200")).as(() -> "open, and the servers logged " + errors()).isEmpty());
        Map<String, Integer> keys = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode order : list(server.uri(), token, "/api/v1/orders?limit=200")) {
            if (keys.put(order.get("orderId").textValue(), order.get("licenses").size()) != null) {
                twice.add(order.get("orderId").textValue());
            }
        }

        assertThat(acknowledged).as("sales that were acknowledged").hasSizeGreaterThan(50);
        assertThat(twice).isEmpty();
        assertThat(keys.keySet()).containsAll(acknowledged);
        assertThat(keys.values()).containsOnly(2);
        assertThat(list(server.uri(), token, "/api/v1/inbox?state=waiting&limit=200")).isEmpty();
        assertThat(errors()).isEmpty();
    }

    /** What all servers said that went wrong, each with the line after it. */
    private List<String> errors() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log")).flatMap(InboxCrashIT::errors).distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> errors(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return IntStream.range(0, lines.size())
                    .filter(line -> lines.get(line).contains(" ERROR "))
                    .mapToObj(line -> String.join("\n", lines.subList(line, Math.min(line + 2, lines.size()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> list(URI server, String token, String list) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode part = JSON.readTree(http.send(HttpRequest.newBuilder(server.resolve(list + cursor.filter(text -> !text.isEmpty())
                            .map(text -> "&cursor=" + text).orElse("")))
                    .header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString()).body());
            part.get("items").forEach(all::add);
            cursor = Optional.ofNullable(part.get("nextCursor").textValue());
        }
        return all;
    }

    private ServerProcess demo(String data) {
        return ServerProcess.serve(directory, Map.of(), "--demo", "--data", data, "--access-log", "off");
    }

    private ServerProcess serve(DatabaseSettings settings, String name) {
        return ServerProcess.serve(directory, Map.of(
                        "KEYREEVE_DB_URL", settings.url(),
                        "KEYREEVE_DB_USER", settings.user(),
                        "KEYREEVE_DB_PASSWORD", settings.password()),
                "--data", directory.resolve(name).toString(), "--secrets-dir", directory.resolve("secrets").toString(),
                "--access-log", "off");
    }
}
