package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.ORDER_LINE;
import static io.github.keyreeve.persistence.generated.Tables.ORDER_MAIL;
import static org.jooq.impl.DSL.noCondition;

import io.github.keyreeve.application.port.out.Mails;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.persistence.generated.tables.records.OrderMailRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The mails to customers, one row each. A conditional update decides who may send one. */
public final class JooqMails implements Mails {

    private final DSLContext dsl;

    public JooqMails(Database database) {
        dsl = database.dsl();
    }

    @Override
    public void add(OrderMail mail) {
        dsl.insertInto(ORDER_MAIL).set(row(mail)).execute();
    }

    @Override
    public boolean addOnce(OrderMail renewal) {
        try {
            add(renewal);
            return true;
        } catch (IntegrityConstraintViolationException e) {
            if (renewal.renewedUntil().filter(until -> isTold(renewal.orderLineId(), until)).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    private boolean isTold(UUID orderLineId, Instant renewedUntil) {
        return dsl.fetchExists(ORDER_MAIL, ORDER_MAIL.ORDER_LINE_ID.eq(orderLineId), ORDER_MAIL.RENEWED_UNTIL.eq(renewedUntil));
    }

    @Override
    public Optional<MailOfOrder> find(UUID id) {
        return dsl.select(ORDER_MAIL.fields()).select(OrderLineRows.COLUMNS)
                .from(ORDER_MAIL)
                .join(ORDER_LINE).on(ORDER_LINE.ID.eq(ORDER_MAIL.ORDER_LINE_ID))
                .where(ORDER_MAIL.ID.eq(id))
                .fetchOptional(JooqMails::withOrder);
    }

    @Override
    public Slice<MailOfOrder> list(Filter filter, PageRequest page) {
        List<MailOfOrder> found = dsl.select(ORDER_MAIL.fields()).select(OrderLineRows.COLUMNS)
                .from(ORDER_MAIL)
                .join(ORDER_LINE).on(ORDER_LINE.ID.eq(ORDER_MAIL.ORDER_LINE_ID))
                .where(matching(filter), Pages.olderThan(ORDER_MAIL.ID, page))
                .orderBy(ORDER_MAIL.ID.desc())
                .limit(Pages.limit(page))
                .fetch(JooqMails::withOrder);
        return Pages.slice(found, page, entry -> entry.mail().id());
    }

    @Override
    public List<OrderMail> due(Instant now, int atMost) {
        return dsl.select(ORDER_MAIL.fields())
                .from(ORDER_MAIL)
                .where(ORDER_MAIL.DUE_AT.le(now))
                .orderBy(ORDER_MAIL.DUE_AT)
                .limit(atMost)
                .fetch(JooqMails::toDomain);
    }

    @Override
    public boolean anyUnsent() {
        return dsl.fetchExists(ORDER_MAIL, ORDER_MAIL.DUE_AT.isNotNull());
    }

    @Override
    public boolean replace(OrderMail before, OrderMail after) {
        return dsl.update(ORDER_MAIL)
                .set(row(after))
                .where(ORDER_MAIL.ID.eq(before.id()),
                        ORDER_MAIL.STATE.eq(before.state().text()),
                        ORDER_MAIL.SENDINGS.eq(before.sendings()),
                        ORDER_MAIL.ATTEMPTS.eq(before.attempts()))
                .execute() == 1;
    }

    @Override
    public void addressKnown(Collection<UUID> orderLineIds, Instant now) {
        if (orderLineIds.isEmpty()) {
            return;
        }
        dsl.update(ORDER_MAIL)
                .set(ORDER_MAIL.STATE, MailState.WAITING.text())
                .set(ORDER_MAIL.DUE_AT, now)
                .where(ORDER_MAIL.ORDER_LINE_ID.in(orderLineIds), ORDER_MAIL.STATE.eq(MailState.NO_ADDRESS.text()))
                .execute();
    }

    private static Condition matching(Filter filter) {
        return noCondition()
                .and(filter.state().map(MailState::text).map(ORDER_MAIL.STATE::eq).orElse(noCondition()))
                .and(filter.orderId().map(ORDER_LINE.ORDER_ID::eq).orElse(noCondition()));
    }

    private static MailOfOrder withOrder(Record row) {
        return new MailOfOrder(toDomain(row), OrderLineRows.toDomain(row));
    }

    private static OrderMail toDomain(Record row) {
        return new OrderMail(
                row.get(ORDER_MAIL.ID),
                row.get(ORDER_MAIL.ORDER_LINE_ID),
                MailEvent.of(row.get(ORDER_MAIL.EVENT)),
                row.get(ORDER_MAIL.TEMPLATE),
                row.get(ORDER_MAIL.RECIPIENT),
                MailState.valueOf(row.get(ORDER_MAIL.STATE).toUpperCase(Locale.ROOT)),
                row.get(ORDER_MAIL.SENDINGS),
                row.get(ORDER_MAIL.ATTEMPTS),
                Optional.ofNullable(row.get(ORDER_MAIL.DUE_AT)),
                row.get(ORDER_MAIL.REMARK),
                row.get(ORDER_MAIL.CREATED_AT),
                row.get(ORDER_MAIL.ASKED_AT),
                Optional.ofNullable(row.get(ORDER_MAIL.SENT_AT)),
                Optional.ofNullable(row.get(ORDER_MAIL.RENEWED_UNTIL)));
    }

    private static OrderMailRecord row(OrderMail mail) {
        return new OrderMailRecord(
                mail.id(),
                mail.orderLineId(),
                mail.event().text(),
                mail.template(),
                mail.recipient(),
                mail.state().text(),
                mail.sendings(),
                mail.attempts(),
                mail.dueAt().orElse(null),
                mail.remark(),
                mail.createdAt(),
                mail.askedAt(),
                mail.sentAt().orElse(null),
                mail.renewedUntil().orElse(null));
    }
}
