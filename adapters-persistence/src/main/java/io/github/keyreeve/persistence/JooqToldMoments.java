package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.TOLD_MOMENT;

import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.ToldMoments;
import io.github.keyreeve.domain.order.Fingerprint;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The moments up to which shops have told. */
public final class JooqToldMoments implements ToldMoments {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqToldMoments(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public boolean advance(ProviderName provider, Subject subject, Instant at) {
        String digest = digest(provider, subject);
        return transactions.inTransaction(() -> {
            Optional<Instant> known = dsl.select(TOLD_MOMENT.TOLD_AT)
                    .from(TOLD_MOMENT)
                    .where(TOLD_MOMENT.SUBJECT.eq(digest))
                    .forUpdate()
                    .fetchOptional(TOLD_MOMENT.TOLD_AT);
            if (known.isEmpty()) {
                begin(digest, at);
            } else if (known.get().isBefore(at)) {
                dsl.update(TOLD_MOMENT).set(TOLD_MOMENT.TOLD_AT, at).where(TOLD_MOMENT.SUBJECT.eq(digest)).execute();
            }
            return known.filter(at::isBefore).isEmpty();
        });
    }

    private void begin(String digest, Instant at) {
        try {
            dsl.insertInto(TOLD_MOMENT).set(TOLD_MOMENT.SUBJECT, digest).set(TOLD_MOMENT.TOLD_AT, at).execute();
        } catch (IntegrityConstraintViolationException e) {
            throw new OutdatedReadException();
        }
    }

    private static String digest(ProviderName provider, Subject subject) {
        return Fingerprint.of(switch (subject) {
            case Subject.Holding holding -> List.of(provider.text(), "holding", holding.subscriptionId(), holding.item());
            case Subject.Person person -> List.of(provider.text(), "person", person.customerNumber());
        });
    }
}
