package io.github.keyreeve.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.ThreadLocalTransactionProvider;

/**
 * The connections to the database, and its schema.
 *
 * <p>Opening does not connect, so that a server can start before its database; {@link #isReachable} tells.
 */
public final class Database implements AutoCloseable {

    private static final Duration LONGEST_VALIDATION = Duration.ofSeconds(2);

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final boolean embedded;
    private final HikariDataSource pool;
    private final Durability durability;
    private final Migrations migrations;
    private final JooqTransactions transactions;
    private final DSLContext dsl;

    private Database(DatabaseSettings settings, HikariConfig config) {
        embedded = settings.isEmbedded();
        pool = new HikariDataSource(config);
        durability = settings.isEmbedded() ? new GroupedSync(settings) : Durability.BY_COMMIT;
        migrations = new Migrations(settings);
        ThreadTransaction threadTransaction = new ThreadTransaction();
        dsl = DSL.using(new DefaultConfiguration()
                .set(settings.isEmbedded() ? SQLDialect.H2 : SQLDialect.MYSQL)
                .set(new Settings().withRenderSchema(false).withExecuteLogging(false).withFetchWarnings(false))
                .set(new ThreadLocalTransactionProvider(new PooledConnections(pool)))
                .set(() -> new StatementWatch(threadTransaction, durability)));
        transactions = new JooqTransactions(dsl, threadTransaction, durability);
    }

    public static Database open(DatabaseSettings settings) {
        return new Database(settings, poolOf(settings));
    }

    /** @param meterRegistry a Micrometer registry, which gets the pool's measurements */
    public static Database open(DatabaseSettings settings, Object meterRegistry) {
        HikariConfig config = poolOf(settings);
        config.setMetricRegistry(meterRegistry);
        return new Database(settings, config);
    }

    /**
     * Brings the schema to this version's state, creating it where there is none.
     *
     * @return how many scripts were run
     * @throws IllegalStateException if the schema does not exist and this user may not create it
     */
    public int migrate() {
        return migrations.run();
    }

    /** How many scripts {@link #migrate} would run. */
    public int pendingMigrations() {
        return migrations.pending();
    }

    /** Lets nobody but their owner read the files of the embedded database; does nothing for others. */
    public void keepPrivate() {
        if (embedded) {
            String path = dsl.fetchValue("CALL DATABASE_PATH()") instanceof String text ? text : "";
            if (!path.isEmpty()) {
                new EmbeddedFiles(Path.of(path)).keepPrivate();
            }
        }
    }

    /**
     * Whether the database answers. Waits for a connection no longer than any request would.
     *
     * @param wait for the answer, counted in whole seconds and at least one
     */
    public boolean isReachable(Duration wait) {
        try (Connection connection = pool.getConnection()) {
            return embedded ? canRead(connection) : connection.isValid((int) Math.max(1, wait.toSeconds()));
        } catch (SQLException e) {
            return false;
        }
    }

    /** H2 calls a connection valid whose database is closed. */
    private static boolean canRead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        }
    }

    @Override
    public void close() {
        durability.close();
        pool.close();
    }

    DSLContext dsl() {
        return dsl;
    }

    JooqTransactions transactions() {
        return transactions;
    }

    private static HikariConfig poolOf(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("keyreeve-database");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.connectionWait().toMillis());
        config.setValidationTimeout(Math.min(settings.connectionWait().toMillis(), LONGEST_VALIDATION.toMillis()));
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new ClosedDatabase());
        return config;
    }
}
