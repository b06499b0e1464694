package io.github.keyreeve.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.bootstrap.process.ServerProcess.Ran;
import io.github.keyreeve.bootstrap.process.Shop.Answer;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Repeats;
import io.github.keyreeve.persistence.Database;
import io.github.keyreeve.persistence.DatabaseSettings;
import io.github.keyreeve.persistence.JooqIssuedOrders;
import io.github.keyreeve.persistence.JooqProducts;
import io.github.keyreeve.persistence.JooqProviders;
import io.github.keyreeve.persistence.MariaDbServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes on one MariaDB: the database alone decides who was first. */
class TwoServersIT {

    private static final int AT_ONCE = 64;

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
                Repeats.REUSE, false, false));
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

    @Test
    void refuseASecretsDirectoryThatIsNotTheirs() {
        Ran ran = ServerProcess.run(directory, environment(), "serve", "--port", "0",
                "--data", directory.resolve("stranger").toString());

        assertThat(ran.errors()).contains("holds no master key, but the database was written with one");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    private static ServerProcess serve(String name) {
        return ServerProcess.serve(directory, environment(),
                "--data", directory.resolve(name).toString(), "--secrets-dir", directory.resolve("secrets").toString());
    }

    private static Map<String, String> environment() {
        return Map.of(
                "KEYREEVE_DB_URL", settings.url(),
                "KEYREEVE_DB_USER", settings.user(),
                "KEYREEVE_DB_PASSWORD", settings.password());
    }

    private static List<Answer> allAtOnce(String query, String form) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService shops = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Answer>> asked = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                ServerProcess server = SERVERS.get(i % SERVERS.size());
                asked.add(shops.submit(() -> {
                    start.await();
                    return Shop.order(server.uri(), query, form);
                }));
            }
            start.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static List<IssuedOrder> stored(String orderId) {
        return new JooqIssuedOrders(database)
                .list(new IssuedOrders.Filter(Optional.empty(), Optional.of(orderId)), new PageRequest(200, Optional.empty()))
                .items();
    }
}
