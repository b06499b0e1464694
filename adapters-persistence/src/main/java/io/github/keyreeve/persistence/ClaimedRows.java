package io.github.keyreeve.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * The rows of a table that several servers work on. A row belongs to the server that claimed it last: each claim raises its
 * counter of attempts, and only what the latest attempt came to is kept.
 *
 * @param open the state in which a row can be claimed
 */
record ClaimedRows<R extends Record>(
        Table<R> table,
        TableField<R, UUID> id,
        TableField<R, String> state,
        TableField<R, Integer> attempts,
        TableField<R, Instant> nextAttemptAt,
        String open) {

    /**
     * Claims rows whose time has come, the longest waiting first; to be called in a transaction.
     *
     * @param until when others may claim them
     * @return as they are now
     */
    List<R> claim(DSLContext dsl, Condition which, Instant now, Instant until, int most) {
        List<R> claimed = new ArrayList<>();
        dsl.selectFrom(table)
                .where(which, state.eq(open), nextAttemptAt.le(now))
                .orderBy(nextAttemptAt, id)
                .limit(most)
                .forEach(row -> {
                    if (claim(dsl, row, until)) {
                        row.set(attempts, row.get(attempts) + 1);
                        row.set(nextAttemptAt, until);
                        claimed.add(row);
                    }
                });
        return claimed;
    }

    private boolean claim(DSLContext dsl, R row, Instant until) {
        return dsl.update(table)
                .set(attempts, attempts.plus(1))
                .set(nextAttemptAt, until)
                .where(isInAttempt(row.get(id), row.get(attempts)))
                .execute() == 1;
    }

    /** Whether a row is still in that attempt: nobody has claimed, concluded or woken it since. */
    Condition isInAttempt(UUID rowId, int attempt) {
        return id.eq(rowId).and(state.eq(open)).and(attempts.eq(attempt));
    }
}
