package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.InboxEntry.State;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The inbox in memory. */
record InMemoryInbox(InMemoryStorage storage) implements Inbox {

    @Override
    public List<InboxEntry> add(List<InboxEntry> entries) {
        return storage.with(tables -> entries.stream()
                .filter(entry -> tables.inbox.values().stream().noneMatch(known -> isSame(known.event(), entry.event())))
                .peek(entry -> tables.inbox.put(entry.id(), entry))
                .toList());
    }

    @Override
    public List<InboxEntry> claim(Instant now, Instant until, int most) {
        return storage.with(tables -> tables.inbox.values().stream()
                .filter(entry -> entry.state() == State.OPEN && !entry.nextAttemptAt().orElseThrow().isAfter(now))
                .sorted(Comparator.comparing((InboxEntry entry) -> entry.nextAttemptAt().orElseThrow())
                        .thenComparing(entry -> entry.id().toString()))
                .limit(most)
                .toList()
                .stream()
                .map(entry -> changed(entry, State.OPEN, entry.attempts() + 1, Optional.of(until), Optional.empty()))
                .peek(entry -> tables.inbox.put(entry.id(), entry))
                .toList());
    }

    @Override
    public boolean conclude(InboxEntry entry) {
        return storage.with(tables -> {
            InboxEntry known = tables.inbox.get(entry.id());
            boolean mine = known.state() == State.OPEN && known.attempts() == entry.attempts();
            return mine && tables.inbox.put(entry.id(), entry) != null;
        });
    }

    @Override
    public boolean wake(UUID id, Instant now) {
        return storage.with(tables -> wake(tables.inbox, tables.inbox.get(id), now));
    }

    @Override
    public void wakeWaiting(ProviderName provider, List<String> numbers, Instant now) {
        storage.with(tables -> {
            List.copyOf(tables.inbox.values()).stream()
                    .filter(entry -> entry.state() == State.WAITING && entry.event().provider().equals(provider)
                            && numbers.contains(entry.event().number()))
                    .forEach(entry -> wake(tables.inbox, entry, now));
            return null;
        });
    }

    @Override
    public boolean dismiss(UUID id, String why, Instant now) {
        return storage.with(tables -> {
            InboxEntry entry = tables.inbox.get(id);
            boolean waits = entry != null && (entry.state() == State.WAITING || entry.state() == State.PARTLY_DONE);
            return waits && tables.inbox.put(id, entry.concluded(State.DISMISSED, why, now)) != null;
        });
    }

    @Override
    public Optional<InboxEntry> find(UUID id) {
        return storage.with(tables -> Optional.ofNullable(tables.inbox.get(id)));
    }

    @Override
    public Slice<InboxEntry> list(Filter filter, PageRequest page) {
        return storage.with(tables -> InMemoryPages.slice(tables.inbox.values().stream()
                .filter(entry -> filter.provider().map(entry.event().provider()::equals).orElse(true))
                .filter(entry -> filter.state().map(state -> state == entry.state()).orElse(true))
                .map(InboxEntry::withoutBody), page, InboxEntry::id));
    }

    @Override
    public int removeEnded(Instant endedBefore, int most) {
        return storage.with(tables -> {
            List<UUID> gone = tables.inbox.values().stream()
                    .filter(entry -> entry.state().isEnd() && entry.concludedAt().orElseThrow().isBefore(endedBefore))
                    .map(InboxEntry::id)
                    .limit(most)
                    .toList();
            gone.forEach(tables.inbox::remove);
            return gone.size();
        });
    }

    private static boolean wake(Map<UUID, InboxEntry> inbox, InboxEntry entry, Instant now) {
        return entry != null && inbox.put(entry.id(),
                changed(entry, State.OPEN, entry.attempts() + 1, Optional.of(now), Optional.empty())) != null;
    }

    private static InboxEntry changed(
            InboxEntry entry, State state, int attempts, Optional<Instant> nextAttemptAt, Optional<Instant> concludedAt) {
        return new InboxEntry(entry.id(), entry.event(), entry.address(), entry.receivedAt(), state, attempts, nextAttemptAt,
                entry.outcome(), concludedAt);
    }

    private static boolean isSame(ShopEvent one, ShopEvent other) {
        return one.provider().equals(other.provider()) && one.number().equals(other.number());
    }
}
