package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes the embedded database through to the disk, which its commit alone does not. One sync serves every commit that
 * was done before the sync began; commits that come while one runs share the next.
 *
 * <p>The database closes itself when it cannot write, such as on a full disk, and the next connection opens it again,
 * without what had not reached the disk. So a sync vouches only for work that began after its connection was made: an
 * older one may have been lost with the database that was open before.
 */
final class GroupedSync implements Durability {

    private final DatabaseSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private Round next = new Round();
    private boolean running;
    private Connection connection;
    /** How often a connection was given up because a sync failed. */
    private long failures;

    GroupedSync(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public long begin() {
        lock.lock();
        try {
            if (connection == null && !running) {
                connect();
            }
            return failures;
        } catch (SQLException e) {
            throw new StorageUnavailableException("The database cannot be opened.", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void committed(long begun) {
        lock.lock();
        try {
            Round mine = next;
            while (running && !mine.done) {
                finished.awaitUninterruptibly();
            }
            if (!mine.done) {
                lead(mine);
            }
            if (mine.failure != null || begun != failures) {
                throw new StorageUnavailableException("It is unknown whether the work reached the disk.", mine.failure);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            while (running) {
                finished.awaitUninterruptibly();
            }
            disconnect();
        } finally {
            lock.unlock();
        }
    }

    /** Who comes from here on is too late for this round: the sync may have passed their commit already. */
    private void lead(Round mine) {
        running = true;
        next = new Round();
        lock.unlock();
        SQLException failure = null;
        try {
            sync();
        } catch (SQLException e) {
            failure = e;
        } finally {
            lock.lock();
            running = false;
            mine.done = true;
            mine.failure = failure;
            if (failure != null) {
                disconnect();
                failures++;
            }
            finished.signalAll();
        }
    }

    /**
     * H2 may be writing the commits in the background already, and a sync with nothing new to write does not wait for
     * that. Writes go in order, so one more change after them, which the sync must write itself, makes it wait. The
     * first checkpoint sees to it that no background write takes that change as well: none follows within half a second.
     */
    private void sync() throws SQLException {
        if (connection == null) {
            throw new SQLException("The database was closed since the work began.");
        }
        execute("CHECKPOINT", "UPDATE durability.sync SET round = round + 1", "CHECKPOINT SYNC");
    }

    private void connect() throws SQLException {
        connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        try {
            execute("CREATE SCHEMA IF NOT EXISTS durability",
                    "CREATE TABLE IF NOT EXISTS durability.sync (id INT PRIMARY KEY, round BIGINT NOT NULL)",
                    "MERGE INTO durability.sync (id, round) VALUES (1, 0)");
        } catch (SQLException e) {
            disconnect();
            throw e;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void disconnect() {
        try (Connection old = connection) {
            connection = null;
        } catch (SQLException e) {
            // A connection that is given up anyway.
        }
    }

    private static final class Round {
        private boolean done;
        private SQLException failure;
    }
}
