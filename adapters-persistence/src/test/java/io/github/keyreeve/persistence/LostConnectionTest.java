package io.github.keyreeve.persistence;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.application.port.out.Together;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller hears when the database goes away, and how soon. */
class LostConnectionTest {

    private static final Product PRODUCT = new Product(1, "Demo", List.of(ProductVersion.of(1, 0)));

    private static FreshSchema schema;

    private CuttingProxy proxy;
    private Database database;
    private JooqStorage storage;
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeAll
    static void prepare() {
        schema = FreshSchema.onMariaDb();
        schema.storage().products().add(PRODUCT);
    }

    @AfterAll
    static void drop() {
        schema.close();
    }

    @BeforeEach
    void open() {
        proxy = new CuttingProxy(MariaDbServer.running().port());
        String url = "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED"
                .formatted(proxy.port(), MySqlUrl.of(schema.settings().url()).schema());
        database = Database.open(new DatabaseSettings(
                url, schema.settings().user(), schema.settings().password(), 2, Duration.ofSeconds(1)));
        storage = new JooqStorage(database);
    }

    @AfterEach
    void close() {
        database.close();
        proxy.close();
    }

    @Test
    void doesNotRunWorkAgainWhoseCommitMayHaveBeenKept() {
        IssuedOrder order = anOrder().of(PRODUCT).build();
        proxy.cutAt(sent -> sent.endsWith("commit"), true);

        assertThatThrownBy(() -> issue(order)).isInstanceOf(StorageUnavailableException.class);

        assertThat(attempts).hasValue(1);
        assertThat(schema.storage().issuedOrders().find(order.line().id())).contains(order);
    }

    @Test
    void doesNotGuessThatACommitWasLost() {
        IssuedOrder order = anOrder().of(PRODUCT).build();
        proxy.cutAt(sent -> sent.endsWith("commit"), false);

        assertThatThrownBy(() -> issue(order)).isInstanceOf(StorageUnavailableException.class);

        assertThat(attempts).hasValue(1);
        assertThat(schema.storage().issuedOrders().find(order.line().id())).isEmpty();
    }

    @Test
    void tellsThatTheConnectionWasLostDuringWork() {
        proxy.cutAt(sent -> sent.contains("insert into `license`"), true);

        assertThatThrownBy(() -> issue(anOrder().of(PRODUCT).build())).isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void worksAgainOnceTheDatabaseIsBack() {
        proxy.cutAt(sent -> sent.contains("insert"), true);
        assertThatThrownBy(() -> issue(anOrder().of(PRODUCT).build())).isInstanceOf(StorageUnavailableException.class);

        IssuedOrder order = anOrder().of(PRODUCT).build();
        issue(order);

        assertThat(storage.issuedOrders().find(order.line().id())).contains(order);
    }

    @Test
    void refusesSoonWhereThereIsNoServer() {
        proxy.close();

        long start = System.nanoTime();
        assertThat(database.isReachable(Duration.ofSeconds(1))).isFalse();
        assertThatThrownBy(() -> storage.products().all()).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> issue(anOrder().of(PRODUCT).build())).isInstanceOf(StorageUnavailableException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void refusesSoonWhereAllConnectionsAreInUse() {
        storage.transactions().inTransaction(() -> {
            Thread other = Thread.ofPlatform().start(() -> storage.transactions().inTransaction(() -> {
                assertThat(storage.products().all()).hasSize(1);
                assertThatThrownBy(this::readInAnotherThread).hasStackTraceContaining(StorageUnavailableException.class.getName());
                attempts.incrementAndGet();
                return null;
            }));
            return join(other);
        });

        assertThat(attempts).hasValue(1);
        assertThat(database.isReachable(Duration.ofSeconds(1))).isTrue();
    }

    private boolean issue(IssuedOrder order) {
        return storage.transactions().inTransaction(() -> {
            attempts.incrementAndGet();
            return storage.issuedOrders().add(order, Optional.empty(), "content");
        });
    }

    private void readInAnotherThread() {
        Together.run(1, thread -> storage.products().all());
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
