package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.EndedRecords;
import io.github.keyreeve.application.port.out.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Removes what was kept long enough, a little at a time, so that nobody waits for it. Any number of servers may do so at once. */
public final class Retention {

    /** An entry of the inbox can be a megabyte. */
    static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final EndedRecords records;
    private final Duration keptFor;
    private final Clock clock;

    /** @param keptFor how long what came to an end can be looked at */
    public Retention(Transactions transactions, EndedRecords records, Duration keptFor, Clock clock) {
        this.transactions = transactions;
        this.records = records;
        this.keptFor = keptFor;
        this.clock = clock;
    }

    /**
     * Removes some, in a transaction of its own.
     *
     * @return whether there may be more to remove
     * @throws io.github.keyreeve.application.port.out.StorageUnavailableException if the database cannot be reached
     */
    public boolean removeSome() {
        return transactions.inTransaction(() ->
                records.removeEnded(clock.instant().minus(keptFor).truncatedTo(ChronoUnit.MICROS), AT_ONCE)) > 0;
    }
}
