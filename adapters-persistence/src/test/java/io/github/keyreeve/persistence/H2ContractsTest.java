package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.IssuedOrdersContract;
import io.github.keyreeve.application.port.out.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The ports' contracts on the embedded database. */
class H2ContractsTest {

    @TempDir
    static Path directory;

    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.embedded(directory));
        database.migrate();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Nested
    class OfIssuedOrders extends IssuedOrdersContract {
        @Override
        protected Storage storage() {
            return new JooqStorage(database);
        }
    }
}
