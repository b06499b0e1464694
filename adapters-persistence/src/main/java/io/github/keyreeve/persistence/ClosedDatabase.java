package io.github.keyreeve.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Takes connections out of the pool whose database is gone. The pool knows by itself what the standard's codes say, but
 * not what H2 says when it has closed itself, and would lend such a connection for half an hour.
 */
final class ClosedDatabase implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return DatabaseFailures.isUnavailable(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
