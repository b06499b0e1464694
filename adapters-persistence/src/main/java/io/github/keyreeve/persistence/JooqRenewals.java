package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.RENEWAL;
import static org.jooq.impl.DSL.noCondition;

import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.Renewals;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.license.Prolongation.State;
import io.github.keyreeve.domain.license.Prolongation.Time;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.persistence.generated.tables.records.RenewalRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** What payments prolonged. */
public final class JooqRenewals implements Renewals {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqRenewals(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public List<Prolongation> ofPayment(Subject subject, ProviderName provider, String payment) {
        return list(subject, provider, RENEWAL.PAYMENT.eq(payment));
    }

    @Override
    public List<Prolongation> ofLicenses(Subject subject, ProviderName provider, Collection<UUID> licenseIds) {
        return licenseIds.isEmpty() ? List.of() : list(subject, provider, RENEWAL.LICENSE_ID.in(licenseIds));
    }

    private List<Prolongation> list(Subject subject, ProviderName provider, Condition which) {
        return dsl.selectFrom(RENEWAL)
                .where(which, of(subject, provider))
                .orderBy(RENEWAL.LICENSE_ID)
                .fetch(JooqRenewals::toDomain);
    }

    @Override
    public void add(Subject subject, ProviderName provider, List<Prolongation> prolongations, Instant at) {
        transactions.inTransaction(() -> {
            try {
                BatchInsert.into(dsl, RENEWAL, prolongations.stream().map(each -> toRow(subject, provider, each, at)).toList());
            } catch (IntegrityConstraintViolationException e) {
                throw new OutdatedReadException();
            }
        });
    }

    @Override
    public void replace(Subject subject, ProviderName provider, Prolongation read, Prolongation changed) {
        transactions.inTransaction(() -> {
            int rows = dsl.update(RENEWAL)
                    .set(RENEWAL.PAYMENT, changed.payment())
                    .set(RENEWAL.ENDS_BEFORE, from(changed))
                    .set(RENEWAL.ENDS_AFTER, until(changed))
                    .set(RENEWAL.STATE, changed.state().text())
                    .where(RENEWAL.LICENSE_ID.eq(read.licenseId()), RENEWAL.PAYMENT.eq(read.payment()), of(subject, provider))
                    .and(RENEWAL.STATE.eq(read.state().text()))
                    .and(until(read) == null ? noCondition() : RENEWAL.ENDS_AFTER.eq(until(read)))
                    .execute();
            if (rows == 0) {
                throw new OutdatedReadException();
            }
        });
    }

    private static Condition of(Subject subject, ProviderName provider) {
        return RENEWAL.SUBJECT.eq(subject.text()).and(RENEWAL.PROVIDER.eq(provider.text()));
    }

    private static RenewalRecord toRow(Subject subject, ProviderName provider, Prolongation of, Instant at) {
        return new RenewalRecord(of.licenseId(), subject.text(), provider.text(), of.payment(), from(of), until(of), of.state().text(), at);
    }

    private static Prolongation toDomain(RenewalRecord row) {
        return new Prolongation(
                row.getLicenseId(),
                row.getPayment(),
                Optional.ofNullable(row.getEndsBefore()).map(from -> new Time(from, row.getEndsAfter())),
                State.of(row.getState()));
    }

    private static Instant from(Prolongation of) {
        return of.time().map(Time::from).orElse(null);
    }

    private static Instant until(Prolongation of) {
        return of.time().map(Time::until).orElse(null);
    }
}
