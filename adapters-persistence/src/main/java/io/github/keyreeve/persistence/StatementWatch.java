package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jooq.exception.DataAccessException;

/**
 * Sees to it that what is written becomes durable, that trouble with the database is told as such, and that no failure
 * quotes data.
 */
record StatementWatch(ThreadTransaction transaction, Durability durability) implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private static final String BEGUN = "keyreeve.begun";
    private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z]{1,20}");

    @Override
    public void executeStart(ExecuteContext context) {
        if (context.type() != ExecuteType.READ && transaction.current().isEmpty()) {
            context.data(BEGUN, durability.begin());
        }
    }

    @Override
    public void executeEnd(ExecuteContext context) {
        if (context.type() != ExecuteType.READ) {
            transaction.current().ifPresentOrElse(
                    ThreadTransaction.Progress::write, () -> durability.committed((long) context.data(BEGUN)));
        }
    }

    @Override
    public void exception(ExecuteContext context) {
        SQLException failure = context.sqlException();
        if (failure != null && (DatabaseFailures.isUnavailable(failure) || isLost(context.connection()))) {
            context.exception(new StorageUnavailableException("The database cannot be reached.", DiscreetFailure.of(failure)));
        } else if (failure != null && isTooSlow(failure)) {
            context.exception(new StorageUnavailableException("The database took too long.", DiscreetFailure.of(failure)));
        } else if (context.exception() instanceof DataAccessException translated) {
            context.exception(DiscreetFailure.of(translated, "A statement (%s)".formatted(kind(context))));
        }
    }

    /** A transaction runs again by itself where the database asks for that; nobody does so for a statement alone. */
    private boolean isTooSlow(SQLException failure) {
        return DatabaseFailures.isOutOfTime(failure)
                || DatabaseFailures.isRetryable(failure) && transaction.current().isEmpty();
    }

    /** The statement's first word. */
    private static String kind(ExecuteContext context) {
        String[] sql = context.batchSQL();
        Matcher word = FIRST_WORD.matcher(sql.length == 0 || sql[0] == null ? "" : sql[0]);
        return word.lookingAt() ? word.group() : context.type().name().toLowerCase(Locale.ROOT);
    }

    /** The MySQL driver hides a connection lost during a batch behind the complaint that its statement is closed. */
    private static boolean isLost(Connection connection) {
        try {
            return connection.isClosed() || connection.unwrap(Connection.class).isClosed();
        } catch (SQLException e) {
            return false;
        }
    }
}
