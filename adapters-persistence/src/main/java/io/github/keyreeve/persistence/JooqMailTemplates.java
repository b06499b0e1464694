package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.MAIL_TEMPLATE;
import static org.jooq.Records.mapping;

import io.github.keyreeve.application.port.out.MailTemplates;
import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.persistence.generated.tables.records.MailTemplateRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record7;
import org.jooq.SelectJoinStep;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The stored templates, by the comparable form of their names. A unique constraint decides which one is usual. */
public final class JooqMailTemplates implements MailTemplates {

    private final DSLContext dsl;

    public JooqMailTemplates(Database database) {
        dsl = database.dsl();
    }

    @Override
    public Optional<MailTemplate> find(String name) {
        return selectTemplates()
                .where(MAIL_TEMPLATE.COMPARABLE_NAME.eq(MailTemplate.comparable(name)))
                .fetchOptional(mapping(JooqMailTemplates::toDomain));
    }

    @Override
    public Optional<MailTemplate> usual(MailEvent event, int productId) {
        // The product's own one sorts behind the one for all, whose text it begins with.
        return selectTemplates()
                .where(MAIL_TEMPLATE.USUAL_FOR.in(
                        MailTemplate.usualFor(event, Optional.empty()), MailTemplate.usualFor(event, Optional.of(productId))))
                .orderBy(MAIL_TEMPLATE.USUAL_FOR.desc())
                .limit(1)
                .fetchOptional(mapping(JooqMailTemplates::toDomain));
    }

    @Override
    public List<MailTemplate> all() {
        return selectTemplates().orderBy(MAIL_TEMPLATE.COMPARABLE_NAME).fetch(mapping(JooqMailTemplates::toDomain));
    }

    @Override
    public Saved save(MailTemplate template) {
        try {
            if (update(template)) {
                return Saved.REPLACED;
            }
            dsl.insertInto(MAIL_TEMPLATE).set(row(template)).execute();
            return Saved.NEW;
        } catch (IntegrityConstraintViolationException e) {
            if (isTaken(template)) {
                return Saved.OTHER_IS_USUAL;
            }
            if (update(template)) {
                return Saved.REPLACED;
            }
            throw e;
        }
    }

    @Override
    public boolean remove(String name) {
        return dsl.deleteFrom(MAIL_TEMPLATE)
                .where(MAIL_TEMPLATE.COMPARABLE_NAME.eq(MailTemplate.comparable(name)))
                .execute() == 1;
    }

    private boolean isTaken(MailTemplate template) {
        Optional<Condition> sameOrders = template.usualFor().map(MAIL_TEMPLATE.USUAL_FOR::eq);
        return sameOrders.isPresent() && dsl.fetchExists(MAIL_TEMPLATE,
                sameOrders.get().and(MAIL_TEMPLATE.COMPARABLE_NAME.ne(MailTemplate.comparable(template.name()))));
    }

    private boolean update(MailTemplate template) {
        return dsl.update(MAIL_TEMPLATE)
                .set(row(template))
                .where(MAIL_TEMPLATE.COMPARABLE_NAME.eq(MailTemplate.comparable(template.name())))
                .execute() == 1;
    }

    private SelectJoinStep<Record7<String, String, String, Integer, String, String, String>> selectTemplates() {
        return dsl.select(
                        MAIL_TEMPLATE.NAME,
                        MAIL_TEMPLATE.EVENT,
                        MAIL_TEMPLATE.USUAL_FOR,
                        MAIL_TEMPLATE.PRODUCT_ID,
                        MAIL_TEMPLATE.SUBJECT,
                        MAIL_TEMPLATE.TEXT_BODY,
                        MAIL_TEMPLATE.HTML_BODY)
                .from(MAIL_TEMPLATE);
    }

    private static MailTemplate toDomain(
            String name, String event, String usualFor, Integer productId, String subject, String text, String html) {
        return new MailTemplate(
                name,
                MailEvent.of(event),
                usualFor != null,
                Optional.ofNullable(productId),
                new MailText(subject, text, Optional.ofNullable(html)));
    }

    private static MailTemplateRecord row(MailTemplate template) {
        return new MailTemplateRecord(
                MailTemplate.comparable(template.name()),
                template.name(),
                template.event().text(),
                template.usualFor().orElse(null),
                template.productId().orElse(null),
                template.text().subject(),
                template.text().text(),
                template.text().html().orElse(null));
    }
}
