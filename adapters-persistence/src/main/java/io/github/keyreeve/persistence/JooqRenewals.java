package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.RENEWAL;

import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.Renewals;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.persistence.generated.tables.records.RenewalRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The renewals by days that were done for an order. */
public final class JooqRenewals implements Renewals {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqRenewals(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public Set<UUID> record(Subject subject, ProviderName provider, String orderId, Collection<UUID> licenseIds, Instant at) {
        return transactions.inTransaction(() -> {
            Set<UUID> fresh = new LinkedHashSet<>(licenseIds);
            fresh.removeAll(dsl.select(RENEWAL.LICENSE_ID)
                    .from(RENEWAL)
                    .where(RENEWAL.LICENSE_ID.in(licenseIds))
                    .and(RENEWAL.SUBJECT.eq(subject.text()))
                    .and(RENEWAL.PROVIDER.eq(provider.text()))
                    .and(RENEWAL.ORDER_ID.eq(orderId))
                    .fetchSet(RENEWAL.LICENSE_ID));
            try {
                BatchInsert.into(dsl, RENEWAL, fresh.stream()
                        .map(id -> new RenewalRecord(id, subject.text(), provider.text(), orderId, at))
                        .toList());
            } catch (IntegrityConstraintViolationException e) {
                throw new OutdatedReadException();
            }
            return fresh;
        });
    }
}
