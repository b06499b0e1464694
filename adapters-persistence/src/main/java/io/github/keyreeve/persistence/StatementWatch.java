package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;

/** Sees to it that what is written becomes durable, and that trouble with the connection is told as such. */
record StatementWatch(ThreadTransaction transaction, Durability durability) implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private static final String BEGUN = "keyreeve.begun";

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
        if (context.sqlException() != null
                && (DatabaseFailures.isUnavailable(context.sqlException()) || isLost(context.connection()))) {
            context.exception(new StorageUnavailableException("The database cannot be reached.", context.sqlException()));
        }
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
