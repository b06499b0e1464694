package io.github.keyreeve.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Where the data is kept and how many connections may be used for it.
 *
 * @param url {@code jdbc:mysql://host:port/schema} for MySQL and MariaDB alike, or {@code jdbc:h2:…}
 * @param poolSize connections at most, 1 to 1,000
 * @param connectionWait how long a request waits for a free connection before it is refused, 250 ms at least
 */
public record DatabaseSettings(String url, String user, String password, int poolSize, Duration connectionWait) {

    public static final int USUAL_POOL_SIZE = 10;
    public static final Duration USUAL_CONNECTION_WAIT = Duration.ofSeconds(3);

    private static final int MAX_POOL_SIZE = 1_000;
    private static final Duration LEAST_CONNECTION_WAIT = Duration.ofMillis(250);
    private static final String MYSQL = "jdbc:mysql:";
    private static final String H2 = "jdbc:h2:";

    // Just after a commit H2 gives a connection that asks the same again the rows it had before, even where that
    // connection has already seen others that the commit wrote (EmbeddedReadsTest).
    private static final String REUSES_RESULTS = ";OPTIMIZE_REUSE_RESULTS=";

    // H2 keeps larger objects apart from their row and outside of its transactions: a crash may leave a row without them,
    // which then cannot be read at all (EmbeddedRowsTest). None is larger than a request may be.
    private static final String KEEPS_IN_ROW = ";MAX_LENGTH_INPLACE_LOB=";
    private static final int LONGEST_IN_ROW = 16_777_216;

    public DatabaseSettings {
        if (!url.startsWith(MYSQL) && !url.startsWith(H2)) {
            throw new IllegalArgumentException("The database's URL must start with %s (for MariaDB, too) or %s.".formatted(MYSQL, H2));
        }
        if (poolSize < 1 || poolSize > MAX_POOL_SIZE) {
            throw new IllegalArgumentException("The pool must have 1 to %d connections, not %d.".formatted(MAX_POOL_SIZE, poolSize));
        }
        if (connectionWait.compareTo(LEAST_CONNECTION_WAIT) < 0) {
            throw new IllegalArgumentException("The wait for a connection must be at least %d ms, not %d ms."
                    .formatted(LEAST_CONNECTION_WAIT.toMillis(), connectionWait.toMillis()));
        }
        if (url.startsWith(MYSQL)) {
            url = MySqlUrl.of(url).complete();
        } else {
            url = unlessSaid(unlessSaid(url, REUSES_RESULTS, "FALSE"), KEEPS_IN_ROW, String.valueOf(LONGEST_IN_ROW));
        }
    }

    private static String unlessSaid(String url, String setting, String value) {
        return url.toUpperCase(Locale.ROOT).contains(setting) ? url : url + setting + value;
    }

    public static DatabaseSettings of(String url, String user, String password) {
        return new DatabaseSettings(url, user, password, USUAL_POOL_SIZE, USUAL_CONNECTION_WAIT);
    }

    /** The embedded database, in files of the directory, which only one process can open at a time. */
    public static DatabaseSettings embedded(Path directory) {
        String file = directory.toAbsolutePath().normalize().resolve("keyreeve").toString().replace(";", "\\;");
        // Keyreeve closes the database after its last request, which the database's own exit hook would not wait for.
        return of(H2 + "file:" + file + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000", "sa", "");
    }

    public boolean isEmbedded() {
        return url.startsWith(H2);
    }

    /** Hides URL and password: a URL may hold a password as well. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + (isEmbedded() ? "embedded" : "MySQL") + ", poolSize=" + poolSize + "]";
    }
}
