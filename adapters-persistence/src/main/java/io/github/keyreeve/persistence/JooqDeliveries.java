package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.DELIVERY;
import static io.github.keyreeve.persistence.generated.Tables.EVENT_ENDPOINT;
import static org.jooq.impl.DSL.noCondition;

import io.github.keyreeve.application.port.out.Deliveries;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.Delivery.State;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.persistence.generated.tables.records.DeliveryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The outbox of events. Each attempt raises a counter, and only the latest attempt's result is kept. */
public final class JooqDeliveries implements Deliveries {

    private static final ClaimedRows<DeliveryRecord> CLAIMED = new ClaimedRows<>(
            DELIVERY, DELIVERY.ID, DELIVERY.STATE, DELIVERY.ATTEMPTS, DELIVERY.NEXT_ATTEMPT_AT, State.OPEN.text());

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqDeliveries(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public void add(List<Delivery> deliveries) {
        transactions.inTransaction(
                () -> BatchInsert.into(dsl, DELIVERY, deliveries.stream().map(JooqDeliveries::row).toList()));
    }

    @Override
    public List<Delivery> claim(UUID endpointId, Instant now, Instant until, int most) {
        return transactions.inTransaction(() -> CLAIMED.claim(dsl, DELIVERY.ENDPOINT_ID.eq(endpointId), now, until, most).stream()
                .map(JooqDeliveries::toDomain)
                .toList());
    }

    @Override
    public void conclude(List<Delivery> deliveries) {
        transactions.inTransaction(() -> deliveries.forEach(this::conclude));
    }

    private void conclude(Delivery delivery) {
        dsl.update(DELIVERY)
                .set(DELIVERY.STATE, delivery.state().text())
                .set(DELIVERY.NEXT_ATTEMPT_AT, delivery.nextAttemptAt().orElse(null))
                .set(DELIVERY.STATUS, delivery.status().orElse(null))
                .set(DELIVERY.OUTCOME, delivery.outcome())
                .set(DELIVERY.CONCLUDED_AT, delivery.concludedAt().orElse(null))
                .where(CLAIMED.isInAttempt(delivery.id(), delivery.attempts()))
                .execute();
    }

    /** The counter goes on, so that what becomes of an attempt under way is not kept over what is asked for now. */
    @Override
    public boolean wake(UUID id, Instant now) {
        return transactions.inTransaction(() -> dsl.update(DELIVERY)
                // From left to right in MySQL: what is set first is what the next one reads.
                .set(DELIVERY.EARLIER_ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
                .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
                .set(DELIVERY.STATE, State.OPEN.text())
                .set(DELIVERY.NEXT_ATTEMPT_AT, now)
                .setNull(DELIVERY.CONCLUDED_AT)
                .where(DELIVERY.ID.eq(id))
                .execute() == 1);
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return dsl.selectFrom(DELIVERY).where(DELIVERY.ID.eq(id)).fetchOptional(JooqDeliveries::toDomain);
    }

    @Override
    public Slice<Delivery> list(Filter filter, PageRequest page) {
        List<Delivery> found = dsl.selectFrom(DELIVERY)
                .where(filter.endpointId().map(DELIVERY.ENDPOINT_ID::eq).orElse(noCondition()))
                .and(filter.state().map(State::text).map(DELIVERY.STATE::eq).orElse(noCondition()))
                .and(Pages.olderThan(DELIVERY.ID, page))
                .orderBy(DELIVERY.ID.desc())
                .limit(Pages.limit(page))
                .fetch(JooqDeliveries::toDomain);
        return Pages.slice(found, page, Delivery::id);
    }

    @Override
    public int removeEnded(Instant endedBefore, int most) {
        return transactions.inTransaction(() -> {
            int removed = remove(DELIVERY.CONCLUDED_AT.lt(endedBefore), most);
            return removed > 0 ? removed : removeOfMissingEndpoints(most);
        });
    }

    private int removeOfMissingEndpoints(int most) {
        int removed = 0;
        for (UUID missing : missingEndpoints()) {
            removed += removed == most ? 0 : remove(DELIVERY.ENDPOINT_ID.eq(missing), most - removed);
        }
        return removed;
    }

    private int remove(Condition which, int most) {
        return dsl.deleteFrom(DELIVERY).where(which).limit(most).execute();
    }

    /** Two reads of an index each, where one delete with a subquery would look at every row. */
    private List<UUID> missingEndpoints() {
        List<UUID> missing = new ArrayList<>(
                dsl.select(DELIVERY.ENDPOINT_ID).from(DELIVERY).groupBy(DELIVERY.ENDPOINT_ID).fetch(DELIVERY.ENDPOINT_ID));
        missing.removeAll(dsl.select(EVENT_ENDPOINT.ID).from(EVENT_ENDPOINT).fetch(EVENT_ENDPOINT.ID));
        return missing;
    }

    private static DeliveryRecord row(Delivery delivery) {
        return new DeliveryRecord(
                delivery.id(),
                delivery.endpointId(),
                delivery.type().text(),
                delivery.eventId(),
                delivery.subjectId(),
                delivery.createdAt(),
                delivery.state().text(),
                delivery.attempts(),
                delivery.earlierAttempts(),
                delivery.nextAttemptAt().orElse(null),
                delivery.status().orElse(null),
                delivery.outcome(),
                delivery.concludedAt().orElse(null));
    }

    private static Delivery toDomain(DeliveryRecord row) {
        return new Delivery(
                row.getId(),
                row.getEndpointId(),
                EventType.of(row.getType()),
                row.getEventId(),
                row.getSubjectId(),
                row.getCreatedAt(),
                State.of(row.getState()),
                row.getAttempts(),
                row.getEarlierAttempts(),
                Optional.ofNullable(row.getNextAttemptAt()),
                Optional.ofNullable(row.getStatus()),
                row.getOutcome(),
                Optional.ofNullable(row.getConcludedAt()));
    }
}
