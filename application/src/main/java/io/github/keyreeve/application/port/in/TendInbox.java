package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Inbox.Filter;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.notice.InboxEntry;
import java.util.Optional;
import java.util.UUID;

/** The vendor's staff look after what shops told. */
public interface TendInbox {

    /** Newest first, and with empty bodies. */
    Slice<InboxEntry> list(Filter filter, PageRequest page);

    Optional<InboxEntry> find(UUID id);

    /** Brings an entry to work again, whatever became of it: that is safe, since nothing is issued or renewed twice. */
    Optional<InboxEntry> runAgain(UUID id);

    Dismissal dismiss(UUID id);

    /** What became of putting an entry away. */
    sealed interface Dismissal {

        record Dismissed(InboxEntry entry) implements Dismissal {}

        record NotFound() implements Dismissal {}

        /** Nobody has to look at it. */
        record NotWaiting(InboxEntry entry) implements Dismissal {}
    }
}
