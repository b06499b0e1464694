package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.INBOX;
import static org.jooq.impl.DSL.noCondition;

import io.github.keyreeve.application.port.out.Inbox;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.InboxEntry.State;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.persistence.generated.tables.records.InboxRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.IntegrityConstraintViolationException;

/** What shops told, one row an event. Each attempt raises a counter, and only the latest attempt's result is kept. */
public final class JooqInbox implements Inbox {

    private static final ClaimedRows<InboxRecord> CLAIMED = new ClaimedRows<>(
            INBOX, INBOX.ID, INBOX.STATE, INBOX.ATTEMPTS, INBOX.NEXT_ATTEMPT_AT, State.OPEN.text());
    private static final byte[] NO_BODY = new byte[0];
    private static final List<Field<?>> WITHOUT_BODY =
            Arrays.stream(INBOX.fields()).filter(field -> !field.equals(INBOX.BODY)).toList();
    private static final List<String> ENDS = Arrays.stream(State.values()).filter(State::isEnd).map(State::text).toList();

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqInbox(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public List<InboxEntry> add(List<InboxEntry> entries) {
        return transactions.inTransaction(() -> entries.stream().filter(this::isNew).toList());
    }

    private boolean isNew(InboxEntry entry) {
        try {
            return dsl.insertInto(INBOX).set(row(entry)).execute() == 1;
        } catch (IntegrityConstraintViolationException e) {
            return false;
        }
    }

    @Override
    public List<InboxEntry> claim(Instant now, Instant until, int most) {
        return transactions.inTransaction(() ->
                CLAIMED.claim(dsl, noCondition(), now, until, most).stream().map(JooqInbox::toDomain).toList());
    }

    @Override
    public boolean conclude(InboxEntry entry) {
        return transactions.inTransaction(() -> dsl.update(INBOX)
                .set(INBOX.STATE, entry.state().text())
                .set(INBOX.NEXT_ATTEMPT_AT, entry.nextAttemptAt().orElse(null))
                .set(INBOX.OUTCOME, entry.outcome())
                .set(INBOX.CONCLUDED_AT, entry.concludedAt().orElse(null))
                .where(CLAIMED.isInAttempt(entry.id(), entry.attempts()))
                .execute() == 1);
    }

    /** The counter goes on, so that work which is under way is not kept over the work that is asked for now. */
    @Override
    public boolean wake(UUID id, Instant now) {
        return wake(INBOX.ID.eq(id), now);
    }

    @Override
    public void wakeWaiting(ProviderName provider, List<String> numbers, Instant now) {
        wake(INBOX.PROVIDER.eq(provider.text()).and(INBOX.NUMBER.in(numbers)).and(INBOX.STATE.eq(State.WAITING.text())), now);
    }

    private boolean wake(Condition which, Instant now) {
        return transactions.inTransaction(() -> dsl.update(INBOX)
                .set(INBOX.STATE, State.OPEN.text())
                .set(INBOX.ATTEMPTS, INBOX.ATTEMPTS.plus(1))
                .set(INBOX.NEXT_ATTEMPT_AT, now)
                .setNull(INBOX.CONCLUDED_AT)
                .where(which)
                .execute() > 0);
    }

    @Override
    public boolean dismiss(UUID id, String why, Instant now) {
        return transactions.inTransaction(() -> dsl.update(INBOX)
                .set(INBOX.STATE, State.DISMISSED.text())
                .set(INBOX.OUTCOME, InboxEntry.cut(why))
                .set(INBOX.CONCLUDED_AT, now)
                .where(INBOX.ID.eq(id), INBOX.STATE.in(State.WAITING.text(), State.PARTLY_DONE.text()))
                .execute() == 1);
    }

    @Override
    public Optional<InboxEntry> find(UUID id) {
        return dsl.selectFrom(INBOX).where(INBOX.ID.eq(id)).fetchOptional(JooqInbox::toDomain);
    }

    @Override
    public Slice<InboxEntry> list(Filter filter, PageRequest page) {
        List<InboxEntry> found = dsl.select(WITHOUT_BODY)
                .from(INBOX)
                .where(filter.provider().map(ProviderName::text).map(INBOX.PROVIDER::eq).orElse(noCondition()))
                .and(filter.state().map(State::text).map(INBOX.STATE::eq).orElse(noCondition()))
                .and(Pages.olderThan(INBOX.ID, page))
                .orderBy(INBOX.ID.desc())
                .limit(Pages.limit(page))
                .fetch(row -> toDomain(row.into(INBOX)));
        return Pages.slice(found, page, InboxEntry::id);
    }

    /** State by state, so that each is read from the index by its end and neither open nor waiting entries are looked at. */
    @Override
    public int removeEnded(Instant endedBefore, int most) {
        return transactions.inTransaction(() -> {
            int removed = 0;
            for (String end : ENDS) {
                removed += removed == most ? 0 : dsl.deleteFrom(INBOX)
                        .where(INBOX.STATE.eq(end), INBOX.CONCLUDED_AT.lt(endedBefore))
                        .limit(most - removed)
                        .execute();
            }
            return removed;
        });
    }

    private static InboxRecord row(InboxEntry entry) {
        ShopEvent event = entry.event();
        return new InboxRecord(
                entry.id(),
                event.provider().text(),
                event.number(),
                event.kind(),
                event.body(),
                event.contentType(),
                ArgumentsText.of(event.arguments()),
                entry.address(),
                entry.receivedAt(),
                entry.state().text(),
                entry.attempts(),
                entry.nextAttemptAt().orElse(null),
                entry.outcome(),
                entry.concludedAt().orElse(null));
    }

    private static InboxEntry toDomain(InboxRecord row) {
        return new InboxEntry(
                row.getId(),
                new ShopEvent(new ProviderName(row.getProvider()), row.getKind(), row.getNumber(), Optional.ofNullable(row.getBody()).orElse(NO_BODY),
                        row.getContentType(), ArgumentsText.read(row.getArguments())),
                row.getAddress(),
                row.getReceivedAt(),
                State.of(row.getState()),
                row.getAttempts(),
                Optional.ofNullable(row.getNextAttemptAt()),
                row.getOutcome(),
                Optional.ofNullable(row.getConcludedAt()));
    }
}
