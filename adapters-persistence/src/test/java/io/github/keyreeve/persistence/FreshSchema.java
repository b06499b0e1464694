package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.Storage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** A migrated schema that nobody else uses, dropped when it is closed. */
public final class FreshSchema implements AutoCloseable {

    /** The system property with the URL of a MySQL server, without a schema. */
    public static final String MYSQL_URL = "keyreeve.test.mysql.url";

    private final DatabaseSettings settings;
    private final Database database;
    private final Runnable drop;

    private FreshSchema(DatabaseSettings settings, Runnable drop) {
        this.settings = settings;
        this.drop = drop;
        database = Database.open(settings);
        database.migrate();
    }

    public static FreshSchema onH2() {
        try {
            Path directory = Files.createTempDirectory("keyreeve-h2-");
            return new FreshSchema(DatabaseSettings.embedded(directory), () -> delete(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static FreshSchema onMariaDb() {
        return on(MariaDbServer.running().newSchema());
    }

    public static FreshSchema onMySql() {
        String server = System.getProperty(MYSQL_URL).replaceFirst("/*$", "");
        return on(DatabaseSettings.of(
                server + "/keyreeve_" + UUID.randomUUID().toString().replace("-", ""),
                System.getProperty("keyreeve.test.mysql.user", "root"),
                System.getProperty("keyreeve.test.mysql.password", "")));
    }

    public DatabaseSettings settings() {
        return settings;
    }

    public Database database() {
        return database;
    }

    public Storage storage() {
        return new JooqStorage(database);
    }

    @Override
    public void close() {
        database.close();
        drop.run();
    }

    private static FreshSchema on(DatabaseSettings settings) {
        String schema = MySqlUrl.of(settings.url()).schema();
        return new FreshSchema(settings, () -> ServerConnection.run(settings, "DROP DATABASE `" + schema + "`"));
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
