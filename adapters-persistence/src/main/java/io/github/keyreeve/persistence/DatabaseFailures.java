package io.github.keyreeve.persistence;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.util.Set;

/** Tells what a failure of the database means for the work. */
final class DatabaseFailures {

    /** MySQL: lock wait time-out, deadlock. H2: lock time-out, a row changed by somebody else meanwhile. */
    private static final Set<Integer> RETRYABLE = Set.of(1205, 1213, 50200, 90131);
    private static final String ROLLED_BACK_BY_SERVER = "40";
    private static final String LOCK_TIMEOUT = "HYT00";
    private static final String CONNECTION = "08";
    /**
     * MySQL: too many connections, server is shutting down, read-only while the cluster changes its primary, connection
     * killed, node not ready. H2: closed, connection broken, closed by another.
     */
    private static final Set<Integer> UNAVAILABLE = Set.of(1040, 1053, 1290, 1836, 1927, 1047, 90098, 90067, 90121);

    /** MySQL: statement killed, longer than max_execution_time. MariaDB: longer than max_statement_time. H2: cancelled. */
    private static final Set<Integer> OUT_OF_TIME = Set.of(1317, 3024, 1969, 57014);

    private DatabaseFailures() {}

    /** Whether the database has undone the work and asks for it once more. */
    static boolean isRetryable(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && (RETRYABLE.contains(sql.getErrorCode())
                || stateStartsWith(sql, ROLLED_BACK_BY_SERVER)
                || stateStartsWith(sql, LOCK_TIMEOUT));
    }

    /** Whether the database is out of reach, rather than the statement at fault. */
    static boolean isUnavailable(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && (sql instanceof SQLRecoverableException
                || stateStartsWith(sql, CONNECTION)
                || UNAVAILABLE.contains(sql.getErrorCode()));
    }

    /** Whether the statement was given up because it ran too long; running it again at once would take as long. */
    static boolean isOutOfTime(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && !isRetryable(sql)
                && (sql instanceof SQLTimeoutException || OUT_OF_TIME.contains(sql.getErrorCode()));
    }

    private static boolean stateStartsWith(SQLException sql, String start) {
        return sql.getSQLState() != null && sql.getSQLState().startsWith(start);
    }

    private static SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
