package io.github.keyreeve.application.port.out;

import java.util.function.Supplier;

/**
 * All or nothing: what the driven ports store while the work runs is kept together, or not at all.
 *
 * <p>The work may be run again from its start when the database asks for it (deadlock, lock wait time-out, cluster
 * certification failure) or it finds that it rests on an {@linkplain OutdatedReadException outdated read}, so it must
 * have no effect outside the ports.
 */
public interface Transactions {

    /**
     * @return what the work returned, once everything it stored is safe even against a power cut
     * @throws StorageUnavailableException if the database cannot be reached, or it is unknown whether the work was kept;
     *     repeating is safe for idempotent work
     */
    <T> T inTransaction(Supplier<T> work);
}
