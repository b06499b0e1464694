package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.CUSTOMER;
import static io.github.keyreeve.persistence.generated.Tables.LICENSE;

import io.github.keyreeve.application.port.out.Customers;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.persistence.generated.tables.records.CustomerRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The customers that were told of apart from an order. */
public final class JooqCustomers implements Customers {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqCustomers(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public Optional<KnownCustomer> find(CustomerIdentity identity) {
        return find(CUSTOMER.IDENTITY.eq(identity.fingerprint()));
    }

    @Override
    public Optional<KnownCustomer> find(UUID id) {
        return find(CUSTOMER.ID.eq(id));
    }

    @Override
    public void add(KnownCustomer customer, CustomerIdentity identity, Instant now) {
        CustomerRecord row = CustomerRows.of(customer.customer(), identity);
        row.setId(customer.id());
        row.setCreatedAt(now);
        row.setChangedAt(now);
        unlessTaken(() -> dsl.insertInto(CUSTOMER).set(row).execute());
    }

    @Override
    public void replace(KnownCustomer customer, CustomerIdentity identity, Instant now) {
        CustomerRecord row = CustomerRows.of(customer.customer(), identity);
        row.setChangedAt(now);
        unlessTaken(() -> dsl.update(CUSTOMER).set(row).where(CUSTOMER.ID.eq(customer.id())).execute());
    }

    @Override
    public void link(UUID customerId, Collection<UUID> licenseIds) {
        transactions.inTransaction(() -> {
            dsl.update(LICENSE).set(LICENSE.CUSTOMER_ID, customerId).where(LICENSE.ID.in(licenseIds)).execute();
        });
    }

    private void unlessTaken(Runnable statement) {
        transactions.inTransaction(() -> {
            try {
                statement.run();
            } catch (IntegrityConstraintViolationException e) {
                throw new OutdatedReadException();
            }
        });
    }

    private Optional<KnownCustomer> find(Condition condition) {
        return dsl.select(CustomerRows.COLUMNS).from(CUSTOMER).where(condition).fetchOptional(JooqCustomers::toDomain);
    }

    private static KnownCustomer toDomain(Record row) {
        return new KnownCustomer(row.get(CUSTOMER.ID), CustomerRows.toDomain(row));
    }
}
