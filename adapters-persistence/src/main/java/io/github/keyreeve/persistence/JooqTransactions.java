package io.github.keyreeve.persistence;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.persistence.ThreadTransaction.Progress;
import java.time.Duration;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Transactions bound to the thread, so that every repository of the same {@link Database} takes part. Work inside work
 * joins it.
 */
public final class JooqTransactions implements Transactions {

    private static final int MAX_ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final DSLContext dsl;
    private final ThreadTransaction thread;
    private final Durability durability;
    private final RetryPolicy<Object> retries = RetryPolicy.builder()
            .handleIf(failure -> failure instanceof OutdatedReadException
                    || failure instanceof DataAccessException && DatabaseFailures.isRetryable(failure))
            .withMaxAttempts(MAX_ATTEMPTS)
            .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
            .withJitter(0.5)
            .build();

    public JooqTransactions(Database database) {
        this(database.dsl(), database.transactions().thread, database.transactions().durability);
    }

    JooqTransactions(DSLContext dsl, ThreadTransaction thread, Durability durability) {
        this.dsl = dsl;
        this.thread = thread;
        this.durability = durability;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (thread.current().isPresent()) {
            return work.get();
        }
        try {
            return Failsafe.with(retries).get(() -> attempt(work));
        } catch (OutdatedReadException e) {
            throw new StorageUnavailableException("Others kept changing what the work was about.", e);
        } catch (DataAccessException e) {
            if (DatabaseFailures.isRetryable(e)) {
                throw new StorageUnavailableException("The database was too busy for the work.", e);
            }
            throw e;
        }
    }

    void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    private <T> T attempt(Supplier<T> work) {
        Progress progress = thread.begin();
        try {
            long begun = durability.begin();
            T result = dsl.transactionResult(() -> {
                T done = work.get();
                progress.finishWork();
                return done;
            });
            if (progress.wrote()) {
                durability.committed(begun);
            }
            return result;
        } catch (DataAccessException e) {
            throw meaning(e, progress);
        } finally {
            thread.end();
        }
    }

    /** A commit that the server has not refused may have been kept: running the work again could do it twice. */
    private static RuntimeException meaning(DataAccessException failure, Progress progress) {
        DataAccessException discreet = DiscreetFailure.of(failure, "A transaction");
        if (DatabaseFailures.isRetryable(failure)) {
            return discreet;
        }
        if (progress.workDone()) {
            return new StorageUnavailableException("It is unknown whether the work was kept.", discreet);
        }
        return DatabaseFailures.isUnavailable(failure)
                ? new StorageUnavailableException("The database cannot be reached.", discreet)
                : discreet;
    }
}
