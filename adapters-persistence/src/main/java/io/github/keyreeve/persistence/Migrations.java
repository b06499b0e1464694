package io.github.keyreeve.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** The schema and its versions. Uses connections of its own: a long migration must not block the pool's. */
record Migrations(DatabaseSettings settings) {

    private static final int UNKNOWN_DATABASE = 1049;
    private static final int EMBEDDED_DATABASE_IN_USE = 90020;

    int run() {
        createSchemaIfMissing();
        return flyway().migrate().migrationsExecuted;
    }

    int pending() {
        return flyway().info().pending().length;
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    private void createSchemaIfMissing() {
        try (Connection existing = DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            existing.isReadOnly();
        } catch (SQLException e) {
            if (e.getErrorCode() == EMBEDDED_DATABASE_IN_USE) {
                throw new IllegalStateException(
                        "The embedded database is in use by another process, such as another server on this data directory.", e);
            }
            if (e.getErrorCode() != UNKNOWN_DATABASE) {
                throw new IllegalStateException("The database cannot be opened: " + e.getMessage(), e);
            }
            createSchema();
        }
    }

    private void createSchema() {
        MySqlUrl url = MySqlUrl.of(settings.url());
        String sql = "CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                .formatted(url.schema().replace("`", "``"));
        try (Connection server = DriverManager.getConnection(url.withoutSchema(), settings.user(), settings.password());
                Statement statement = server.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The schema %s does not exist, and the user %s could not create it (%s). Create it with: %s"
                    .formatted(url.schema(), settings.user(), e.getMessage(), sql), e);
        }
    }
}
