package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.InboxEntry.State;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The events that shops told, each kept once. Several servers work on one inbox: an entry belongs to the server that
 * claimed it last, and only that server's work on it is kept.
 */
public interface Inbox extends EndedRecords {

    /**
     * Keeps those events that are not there yet, by provider and number. A unique constraint decides.
     *
     * @return the entries that are new
     */
    List<InboxEntry> add(List<InboxEntry> entries);

    /**
     * Claims entries whose time has come, the longest waiting first. Until the given time nobody else gets them; then, if
     * they are not concluded, the one who claimed them is taken for dead.
     *
     * @return as they are now, with the attempt counted
     */
    List<InboxEntry> claim(Instant now, Instant until, int most);

    /**
     * Keeps what became of a claimed entry, in the transaction of the work that was done for it.
     *
     * @return false if another server claimed it since: then the work must not be kept
     */
    boolean conclude(InboxEntry entry);

    /** Brings an entry to work again, whatever became of it before; false if there is none. */
    boolean wake(UUID id, Instant now);

    /** Wakes what the shop tells again while somebody has to look at it. */
    void wakeWaiting(ProviderName provider, List<String> numbers, Instant now);

    /** Puts away an entry that waits for somebody; false if there is none that waits. */
    boolean dismiss(UUID id, String why, Instant now);

    Optional<InboxEntry> find(UUID id);

    /** Newest first, and with empty bodies: a list of large messages would not fit into the server's memory. */
    Slice<InboxEntry> list(Filter filter, PageRequest page);

    /** Each part restricts the list where it is present. */
    record Filter(Optional<ProviderName> provider, Optional<State> state) {}
}
