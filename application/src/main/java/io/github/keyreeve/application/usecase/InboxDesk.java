package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.TakeShopEvents;
import io.github.keyreeve.application.port.in.TendInbox;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.Inbox;
import io.github.keyreeve.application.port.out.Inbox.Filter;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.ShopEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes what shops tell, and shows it to the staff. */
public final class InboxDesk implements TakeShopEvents, TendInbox {

    private static final String DISMISSED = "Put away by the staff. ";

    private final Transactions transactions;
    private final Inbox inbox;
    private final Runnable bell;
    private final Ids ids;
    private final Clock clock;

    /** @param bell rung after something came that can be worked on at once; must not fail nor take long */
    public InboxDesk(Transactions transactions, Inbox inbox, Runnable bell, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.bell = bell;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void take(List<ShopEvent> events, String address) {
        if (events.isEmpty()) {
            return;
        }
        transactions.inTransaction(() -> {
            Instant now = now();
            List<InboxEntry> added = inbox.add(events.stream()
                    .map(event -> InboxEntry.received(ids.next(), event, address, now))
                    .toList());
            if (added.size() < events.size()) {
                inbox.wakeWaiting(events.getFirst().provider(), events.stream().map(ShopEvent::number).toList(), now);
            }
            return added;
        });
        bell.run();
    }

    @Override
    public Slice<InboxEntry> list(Filter filter, PageRequest page) {
        return inbox.list(filter, page);
    }

    @Override
    public Optional<InboxEntry> find(UUID id) {
        return inbox.find(id);
    }

    @Override
    public Optional<InboxEntry> runAgain(UUID id) {
        boolean woken = transactions.inTransaction(() -> inbox.wake(id, now()));
        bell.run();
        return woken ? inbox.find(id) : Optional.empty();
    }

    @Override
    public Dismissal dismiss(UUID id) {
        return transactions.inTransaction(() -> {
            Optional<InboxEntry> before = inbox.find(id);
            if (before.isEmpty()) {
                return new Dismissal.NotFound();
            }
            return inbox.dismiss(id, DISMISSED + before.get().outcome(), now())
                    ? new Dismissal.Dismissed(inbox.find(id).orElseThrow())
                    : new Dismissal.NotWaiting(before.get());
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
