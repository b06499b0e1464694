package io.github.keyreeve.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Together;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever has read one row of a commit reads the others as well. With H2's reuse of results one reader in about a
 * thousand does not, so that this many commits show it every time.
 */
class EmbeddedReadsTest {

    private static final int READERS = 4;
    private static final int COMMITS = 30_000;

    private final AtomicBoolean writing = new AtomicBoolean(true);
    private FreshSchema schema;

    @BeforeEach
    void createTables() {
        schema = FreshSchema.onH2();
        for (String table : new String[] {"one", "other"}) {
            schema.database().dsl().execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, n INT NOT NULL)");
            schema.database().dsl().execute("INSERT INTO " + table + " VALUES (1, 0)");
        }
    }

    @AfterEach
    void drop() {
        schema.close();
    }

    @Test
    void neverShowLessOfACommitThanTheReadBefore() {
        assertThat(Together.run(READERS + 1, thread -> thread == 0 ? write() : staleReads())).containsOnly(0);
    }

    private int write() {
        try (Connection connection = connect()) {
            for (int n = 1; n <= COMMITS; n++) {
                set(connection, "one", n);
                set(connection, "other", n);
                connection.commit();
            }
            return 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        } finally {
            writing.set(false);
        }
    }

    private int staleReads() {
        int stale = 0;
        try (Connection connection = connect()) {
            while (writing.get()) {
                get(connection, "one");
                int other = get(connection, "other");
                if (get(connection, "one") < other) {
                    stale++;
                }
                connection.commit();
            }
            return stale;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(schema.settings().url(), schema.settings().user(), schema.settings().password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void set(Connection connection, String table, int n) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + table + " SET n = ? WHERE id = 1")) {
            statement.setInt(1, n);
            statement.executeUpdate();
        }
    }

    private static int get(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT n FROM " + table + " WHERE id = 1");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
