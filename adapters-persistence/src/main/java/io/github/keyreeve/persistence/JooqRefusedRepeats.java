package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.ORDER_LINE;
import static io.github.keyreeve.persistence.generated.Tables.REFUSED_REPEAT;

import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.RefusedRepeats;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.order.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The refused repeats, one row per order line and quantity. */
public final class JooqRefusedRepeats implements RefusedRepeats {

    private final DSLContext dsl;

    public JooqRefusedRepeats(Database database) {
        dsl = database.dsl();
    }

    @Override
    public void record(UUID id, UUID orderLineId, Quantity asked, Instant at) {
        if (!countOnce(orderLineId, asked, at)) {
            try {
                dsl.insertInto(REFUSED_REPEAT)
                        .set(REFUSED_REPEAT.ORDER_LINE_ID, orderLineId)
                        .set(REFUSED_REPEAT.QUANTITY, asked.licenses())
                        .set(REFUSED_REPEAT.ID, id)
                        .set(REFUSED_REPEAT.TIMES, 1)
                        .set(REFUSED_REPEAT.FIRST_AT, at)
                        .set(REFUSED_REPEAT.LAST_AT, at)
                        .execute();
            } catch (IntegrityConstraintViolationException e) {
                if (!countOnce(orderLineId, asked, at)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Slice<RefusedRepeat> list(PageRequest page) {
        List<RefusedRepeat> found = dsl.select(REFUSED_REPEAT.fields()).select(OrderLineRows.COLUMNS)
                .from(REFUSED_REPEAT)
                .join(ORDER_LINE).on(ORDER_LINE.ID.eq(REFUSED_REPEAT.ORDER_LINE_ID))
                .where(Pages.olderThan(REFUSED_REPEAT.ID, page))
                .orderBy(REFUSED_REPEAT.ID.desc())
                .limit(Pages.limit(page))
                .fetch(JooqRefusedRepeats::toDomain);
        return Pages.slice(found, page, RefusedRepeat::id);
    }

    private boolean countOnce(UUID orderLineId, Quantity asked, Instant at) {
        return dsl.update(REFUSED_REPEAT)
                .set(REFUSED_REPEAT.TIMES, REFUSED_REPEAT.TIMES.plus(1))
                .set(REFUSED_REPEAT.LAST_AT, at)
                .where(REFUSED_REPEAT.ORDER_LINE_ID.eq(orderLineId), REFUSED_REPEAT.QUANTITY.eq(asked.licenses()))
                .execute() == 1;
    }

    private static RefusedRepeat toDomain(Record row) {
        return new RefusedRepeat(
                row.get(REFUSED_REPEAT.ID),
                OrderLineRows.toDomain(row),
                new Quantity(row.get(REFUSED_REPEAT.QUANTITY)),
                row.get(REFUSED_REPEAT.TIMES),
                row.get(REFUSED_REPEAT.FIRST_AT),
                row.get(REFUSED_REPEAT.LAST_AT));
    }
}
