package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.bootstrap.process.ServerProcess.Ran;
import io.github.keyreeve.bootstrap.process.Shop.Answer;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.persistence.Database;
import io.github.keyreeve.persistence.DatabaseSettings;
import io.github.keyreeve.persistence.JooqActivations;
import io.github.keyreeve.persistence.JooqIssuedOrders;
import io.github.keyreeve.persistence.JooqLicenses;
import io.github.keyreeve.persistence.JooqProducts;
import io.github.keyreeve.persistence.JooqProviders;
import io.github.keyreeve.persistence.MariaDbServer;
import java.net.URI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes on one MariaDB: the database alone decides who was first. */
class TwoServersIT {

    private static final int AT_ONCE = 64;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;
    private static final List<ServerProcess> SERVERS = new ArrayList<>();
    private static DatabaseSettings settings;
    private static Database database;

    @BeforeAll
    static void start() {
        settings = MariaDbServer.running().newSchema();
        SERVERS.add(serve("one"));
        SERVERS.add(serve("two"));
        database = Database.open(settings);
        new JooqProducts(database).add(new Product(1, "Editor", List.of(ProductVersion.of(1, 0))));
        // An open provider has no secrets, so that any master key does to store it.
        new JooqProviders(database, new MasterKey(new byte[MasterKey.BYTES])).save(new Provider(
                new ProviderName("fastspring"), true, true, Optional.empty(), Optional.empty(), Optional.empty(),
                Repeats.REUSE, false, false, Optional.empty(), Optional.empty(), NoticeRules.USUAL));
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(ServerProcess::close);
        database.close();
    }

    @RepeatedTest(10)
    void answerTheSameOrderLineWithOneSetOfKeys(RepetitionInfo repetition) throws Exception {
        String orderId = "RACE-" + repetition.getCurrentRepetition();
        String query = Shop.PRODUCT + "&is_usemultipleactivationskey=false&is_numberofactivationsperkey=2";

        List<Answer> answers = allAtOnce(query, "quantity=3&reference=" + orderId);

        assertThat(answers).hasSize(AT_ONCE).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().distinct()).hasSize(1);
        List<IssuedOrder> stored = stored(orderId);
        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst().licenses()).extracting(License::activationsAllowed).containsExactly(2, 2, 2);
        assertThat(answers.getFirst().body()).isEqualTo(stored.getFirst().licenses().stream()
                .map(license -> license.key().grouped())
                .collect(Collectors.joining("\n")));
    }

    /** 10 keys of 5 activations, 200 computers each, all 2,000 at once. */
    @Test
    void activateExactlyAsManyComputersAsAreAllowed() throws Exception {
        List<String> keys = IntStream.range(0, 10).mapToObj(number -> newKey("LIMIT-" + number, 5)).toList();
        List<Function<URI, Answer>> requests = new ArrayList<>();
        for (int computer = 0; computer < 200; computer++) {
            for (String key : keys) {
                String name = "pc-" + computer;
                requests.add(server -> validate(server, key, name));
            }
        }

        List<Answer> answers = allAtOnce(requests);

        for (int number = 0; number < keys.size(); number++) {
            int first = number;
            List<Answer> ofKey = IntStream.range(0, 200).mapToObj(computer -> answers.get(computer * 10 + first)).toList();
            assertThat(ofKey.stream().filter(TwoServersIT::isGood)).hasSize(5);
            assertThat(ofKey.stream().filter(answer -> !isGood(answer))).hasSize(195)
                    .allMatch(answer -> answer.body().contains("<errorCode>210</errorCode>"));
            assertThat(computers(keys.get(number))).hasSize(5);
            assertThat(license(keys.get(number)).activationsUsed()).isEqualTo(5);
        }
    }

    @Test
    void activateOneComputerOnceHoweverOftenItAsksAtOnce() throws Exception {
        String key = newKey("SAME", 50);

        List<Answer> answers = allAtOnce(Collections.nCopies(50, server ->
                Shop.call(server, "ActivateKey", Shop.PRODUCT + "&is_avkey=" + key + "&is_pcid=the-same", "")));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(computers(key)).containsExactly("the-same");
        assertThat(license(key).activationsUsed()).isEqualTo(1);
    }

    /** Computers ask without a pause while the key is revoked at the other server. */
    @RepeatedTest(3)
    void activateNothingAfterARevocationWasAnswered(RepetitionInfo repetition) throws Exception {
        String key = newKey("REVOKED-" + repetition.getCurrentRepetition(), 10_000);
        AtomicBoolean acknowledged = new AtomicBoolean();
        AtomicInteger next = new AtomicInteger();
        Queue<String> goodAfterwards = new ConcurrentLinkedQueue<>();
        AtomicInteger good = new AtomicInteger();
        try (ExecutorService computers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = IntStream.range(0, 8).<Future<?>>mapToObj(thread -> computers.submit(() -> {
                for (int afterwards = 0; afterwards < 10; ) {
                    boolean late = acknowledged.get();
                    String computer = "pc-" + next.incrementAndGet();
                    if (isGood(validate(SERVERS.get(thread % 2).uri(), key, computer))) {
                        good.incrementAndGet();
                        if (late) {
                            goodAfterwards.add(computer);
                        }
                    }
                    afterwards += late ? 1 : 0;
                }
            })).toList();
            while (good.get() < 50) {
                Thread.onSpinWait();
            }

            Answer revoked = Shop.call(SERVERS.getLast().uri(), "RevokeLicenseHttp", "is_vendor=fastspring&is_avkey=" + key, "");
            int activeThen = computers(key).size();
            acknowledged.set(true);
            for (Future<?> computer : running) {
                computer.get();
            }

            assertThat(revoked).isEqualTo(new Answer(200, "OK"));
            assertThat(goodAfterwards).isEmpty();
            assertThat(computers(key).size()).isEqualTo(activeThen);
        }
    }

    @Test
    void publishTheSameSigningKeysAndKnowEachOthersNewOnes() throws Exception {
        assertThat(signingKeys(0)).isEqualTo(signingKeys(1)).contains("\"default\"");

        // The first server made the token, which counts at both.
        String token = Files.readString(directory.resolve("one/admin-token")).strip();
        HttpResponse<String> made = HTTP.send(HttpRequest.newBuilder(SERVERS.get(1).uri().resolve("/api/v1/signing-keys"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"made-by-two\"}"))
                .build(), BodyHandlers.ofString());

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(signingKeys(0)).isEqualTo(signingKeys(1)).contains(made.body());
    }

    @Test
    void refuseASecretsDirectoryThatIsNotTheirs() {
        Ran ran = ServerProcess.run(directory, environment(), "serve", "--port", "0",
                "--data", directory.resolve("stranger").toString());

        assertThat(ran.errors()).contains("holds no master key, but the database was written with one");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    private static String signingKeys(int server) throws Exception {
        URI place = SERVERS.get(server).uri().resolve("/api/v1/signing-keys");
        return HTTP.send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString()).body();
    }

    private static ServerProcess serve(String name) {
        return ServerProcess.serve(directory, environment(),
                "--data", directory.resolve(name).toString(), "--secrets-dir", directory.resolve("secrets").toString());
    }

    private static Map<String, String> environment() {
        return Map.of(
                "KEYREEVE_DB_URL", settings.url(),
                "KEYREEVE_DB_USER", settings.user(),
                "KEYREEVE_DB_PASSWORD", settings.password(),
                "KEYREEVE_REQUESTS_PER_MINUTE_PER_ADDRESS", "0",
                "KEYREEVE_REQUESTS_PER_MINUTE_PER_KEY", "0");
    }

    private static List<Answer> allAtOnce(String query, String form) throws Exception {
        return allAtOnce(Collections.nCopies(AT_ONCE, server -> Shop.order(server, query, form)));
    }

    /** Each on one of the two servers in turn. */
    private static <T> List<T> allAtOnce(List<Function<URI, T>> requests) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newFixedThreadPool(Math.min(requests.size(), 200))) {
            List<Future<T>> asked = new ArrayList<>();
            for (Function<URI, T> request : requests) {
                ServerProcess server = SERVERS.get(asked.size() % SERVERS.size());
                asked.add(callers.submit(() -> {
                    start.await();
                    return request.apply(server.uri());
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static String newKey(String orderId, int activations) {
        Answer answer = Shop.order(SERVERS.getFirst().uri(), Shop.PRODUCT, "quantity=" + activations + "&reference=" + orderId);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Answer validate(URI server, String key, String computer) {
        return Shop.call(server, "ValidateLicenseHttp", Shop.PRODUCT + "&is_avkey=" + key + "&is_pcid=" + computer, "");
    }

    private static boolean isGood(Answer answer) {
        return answer.status() == 200 && answer.body().contains("<result>");
    }

    private static List<String> computers(String key) {
        UUID license = license(key).id();
        return new JooqActivations(database).of(license, new PageRequest(200, Optional.empty())).items().stream()
                .map(activation -> activation.computer().text())
                .toList();
    }

    private static License license(String key) {
        return new JooqLicenses(database).find(ActivationKey.meanings(key).getFirst()).orElseThrow().license();
    }

    private static List<IssuedOrder> stored(String orderId) {
        return new JooqIssuedOrders(database)
                .list(new IssuedOrders.Filter(Optional.empty(), Optional.of(orderId)), new PageRequest(200, Optional.empty()))
                .items();
    }
}
