package io.github.keyreeve.persistence;

import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * A failure of a statement as it may be logged: its class, the database's codes and the stack trace, but no message.
 * Databases quote in their messages what was to be stored or is stored already: keys and customers.
 */
final class DiscreetFailure extends SQLException {

    private static final long serialVersionUID = 1L;

    private DiscreetFailure(String description, String state, int vendorCode, Throwable failure) {
        super(description, state, vendorCode);
        setStackTrace(failure.getStackTrace());
        if (failure.getCause() != null) {
            initCause(of(failure.getCause()));
        }
    }

    static DiscreetFailure of(Throwable failure) {
        return switch (failure) {
            case DiscreetFailure discreet -> discreet;
            case SQLException sql -> new DiscreetFailure(
                    "%s, %s".formatted(sql.getClass().getName(), codes(sql)), sql.getSQLState(), sql.getErrorCode(), sql);
            default -> new DiscreetFailure(failure.getClass().getName(), null, 0, failure);
        };
    }

    /**
     * @param work what failed, without values
     * @return of the same kind, as far as repositories tell kinds apart
     */
    static DataAccessException of(DataAccessException failure, String work) {
        if (failure.getCause() instanceof DiscreetFailure) {
            return failure;
        }
        DiscreetFailure cause = of(failure.getCause() == null ? failure : failure.getCause());
        String message = "%s failed: %s".formatted(work, codes(cause));
        DataAccessException discreet = failure instanceof IntegrityConstraintViolationException
                ? new IntegrityConstraintViolationException(message, cause)
                : new DataAccessException(message, cause);
        discreet.setStackTrace(failure.getStackTrace());
        return discreet;
    }

    private static String codes(SQLException failure) {
        return "SQLState %s, vendor code %d".formatted(failure.getSQLState(), failure.getErrorCode());
    }
}
