package io.github.keyreeve.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.Flyway;

/** The schema and its versions. Uses connections of its own: a long migration must not block the pool's. */
record Migrations(DatabaseSettings settings) {

    /** The server tells a user without rights on a schema that access is denied, whether or not the schema exists. */
    private static final int ACCESS_DENIED = 1044;
    private static final Set<Integer> MISSING_OR_DENIED = Set.of(1049, ACCESS_DENIED);
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
            if (!MISSING_OR_DENIED.contains(e.getErrorCode())) {
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
            if (e.getErrorCode() != ACCESS_DENIED) {
                throw new IllegalStateException("The schema %s could not be created: %s".formatted(url.schema(), e.getMessage()), e);
            }
            throw new IllegalStateException(
                    "The schema %s is missing or closed to the user %s, who may not create it either (%s). Let an administrator run: %s; and: %s;"
                            .formatted(url.schema(), settings.user(), e.getMessage(), sql,
                                    "GRANT ALL ON `%s`.* TO '%s'@'%%'".formatted(url.schema(), settings.user())), e);
        }
    }
}
