package io.github.keyreeve.persistence;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database closes itself when it cannot write, such as on a full disk. */
class ClosedDatabaseTest {

    private static final Product PRODUCT = new Product(1, "Demo", List.of(ProductVersion.of(1, 0)));

    @TempDir
    Path directory;

    private DatabaseSettings settings;
    private Database database;
    private JooqStorage storage;

    @BeforeEach
    void open() {
        settings = DatabaseSettings.embedded(directory);
        database = Database.open(settings);
        database.migrate();
        storage = new JooqStorage(database);
        storage.products().add(PRODUCT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isOpenedAgainWithAllThatWasAcknowledged() throws SQLException {
        IssuedOrder before = anOrder().of(PRODUCT).build();
        issue(before);

        closeItself();

        IssuedOrder after = issuedAtLast();
        assertThat(storage.issuedOrders().find(before.line().id())).contains(before);
        assertThat(storage.issuedOrders().find(after.line().id())).contains(after);
    }

    @Test
    void isNotCalledReachable() throws SQLException {
        assertThat(database.isReachable(Duration.ofSeconds(1))).isTrue();

        closeItself();

        assertThat(database.isReachable(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void makesNoSyncVouchForWorkThatBeganBefore() throws SQLException {
        try (GroupedSync sync = new GroupedSync(settings)) {
            long begun = sync.begin();
            sync.committed(begun);

            closeItself();
            assertThatThrownBy(() -> sync.committed(begun)).isInstanceOf(StorageUnavailableException.class);
            long begunAfterwards = sync.begin();

            assertThatThrownBy(() -> sync.committed(begun)).isInstanceOf(StorageUnavailableException.class);
            sync.committed(begunAfterwards);
        }
    }

    private void issue(IssuedOrder order) {
        storage.transactions().inTransaction(() -> storage.issuedOrders().add(order, Optional.empty(), "content"));
    }

    /** Each connection of the pool may have to find out once, and the sync. */
    private IssuedOrder issuedAtLast() {
        for (int refusals = 0; refusals <= DatabaseSettings.USUAL_POOL_SIZE + 1; refusals++) {
            IssuedOrder order = anOrder().of(PRODUCT).build();
            try {
                issue(order);
                return order;
            } catch (StorageUnavailableException expected) {
                // The next one asks again.
            }
        }
        throw new AssertionError("The database stayed closed.");
    }

    private void closeItself() throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }
}
