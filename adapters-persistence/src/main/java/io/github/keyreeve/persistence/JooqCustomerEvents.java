package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.CUSTOMER_EVENT;

import io.github.keyreeve.application.port.out.CustomerEvents;
import io.github.keyreeve.domain.event.CustomerEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.persistence.generated.tables.records.CustomerEventRecord;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** What was told of customers apart from orders. */
public final class JooqCustomerEvents implements CustomerEvents {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqCustomerEvents(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public void add(CustomerEvent event) {
        transactions.inTransaction(() -> {
            dsl.insertInto(CUSTOMER_EVENT).set(row(event)).execute();
        });
    }

    @Override
    public Optional<CustomerEvent> find(UUID id) {
        return dsl.selectFrom(CUSTOMER_EVENT).where(CUSTOMER_EVENT.ID.eq(id)).fetchOptional(JooqCustomerEvents::toDomain);
    }

    private static CustomerEventRecord row(CustomerEvent event) {
        return new CustomerEventRecord(
                event.id(),
                event.customerId(),
                event.kind().text(),
                event.at(),
                event.origin().actor(),
                event.origin().address(),
                ChangesText.of(event.changes()));
    }

    private static CustomerEvent toDomain(CustomerEventRecord row) {
        return new CustomerEvent(
                row.getId(),
                row.getCustomerId(),
                CustomerEvent.Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                row.getAt(),
                new Origin(row.getActor(), row.getAddress()),
                ChangesText.read(row.getChanges()));
    }
}
