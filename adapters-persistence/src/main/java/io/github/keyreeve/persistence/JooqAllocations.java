package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.ALLOCATION;

import io.github.keyreeve.application.port.out.Allocations;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.domain.order.Fingerprint;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The moments up to which allocations were told. */
public final class JooqAllocations implements Allocations {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqAllocations(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public boolean advance(ProviderName provider, String subscriptionId, String item, Instant at) {
        String digest = Fingerprint.of(List.of(provider.text(), subscriptionId, item));
        return transactions.inTransaction(() -> {
            Optional<Instant> known = dsl.select(ALLOCATION.TOLD_AT)
                    .from(ALLOCATION)
                    .where(ALLOCATION.ITEM.eq(digest))
                    .forUpdate()
                    .fetchOptional(ALLOCATION.TOLD_AT);
            if (known.isEmpty()) {
                begin(digest, at);
            } else if (known.get().isBefore(at)) {
                dsl.update(ALLOCATION).set(ALLOCATION.TOLD_AT, at).where(ALLOCATION.ITEM.eq(digest)).execute();
            }
            return known.filter(at::isBefore).isEmpty();
        });
    }

    private void begin(String digest, Instant at) {
        try {
            dsl.insertInto(ALLOCATION).set(ALLOCATION.ITEM, digest).set(ALLOCATION.TOLD_AT, at).execute();
        } catch (IntegrityConstraintViolationException e) {
            throw new OutdatedReadException();
        }
    }
}
