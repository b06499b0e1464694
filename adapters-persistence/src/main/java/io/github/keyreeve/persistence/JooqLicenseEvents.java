package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.LICENSE_EVENT;
import static org.jooq.Records.mapping;

import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.persistence.generated.tables.records.LicenseEventRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record7;
import org.jooq.SelectConditionStep;

/** The licences' history. */
public final class JooqLicenseEvents implements LicenseEvents {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqLicenseEvents(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public void add(List<LicenseEvent> events) {
        transactions.inTransaction(
                () -> BatchInsert.into(dsl, LICENSE_EVENT, events.stream().map(JooqLicenseEvents::row).toList()));
    }

    @Override
    public List<LicenseEvent> of(UUID licenseId) {
        return rows(LICENSE_EVENT.LICENSE_ID.eq(licenseId)).orderBy(LICENSE_EVENT.ID).fetch(mapping(JooqLicenseEvents::toDomain));
    }

    @Override
    public Optional<LicenseEvent> find(UUID id) {
        return rows(LICENSE_EVENT.ID.eq(id)).fetchOptional(mapping(JooqLicenseEvents::toDomain));
    }

    private SelectConditionStep<Record7<UUID, UUID, String, Instant, String, String, String>> rows(Condition which) {
        return dsl.select(
                        LICENSE_EVENT.ID,
                        LICENSE_EVENT.LICENSE_ID,
                        LICENSE_EVENT.KIND,
                        LICENSE_EVENT.AT,
                        LICENSE_EVENT.ACTOR,
                        LICENSE_EVENT.ADDRESS,
                        LICENSE_EVENT.CHANGES)
                .from(LICENSE_EVENT)
                .where(which);
    }

    private static LicenseEvent toDomain(UUID id, UUID licenseId, String kind, Instant at, String actor, String address, String changes) {
        return new LicenseEvent(
                id,
                licenseId,
                LicenseEvent.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                at,
                new LicenseEvent.Origin(actor, address),
                ChangesText.read(changes));
    }

    private static LicenseEventRecord row(LicenseEvent event) {
        return new LicenseEventRecord(
                event.id(),
                event.licenseId(),
                event.kind().text(),
                event.at(),
                event.origin().actor(),
                event.origin().address(),
                ChangesText.of(event.changes()));
    }
}
