package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.ACTIVATION;
import static io.github.keyreeve.persistence.generated.Tables.LICENSE;

import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Slice;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.persistence.generated.tables.records.ActivationRecord;
import io.github.keyreeve.persistence.generated.tables.records.LicenseRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The activated computers. A conditional update of the licence's count decides who gets an activation. */
public final class JooqActivations implements Activations {

    private static final List<Field<?>> WITH_LICENSE =
            Stream.concat(OrderedLicenseRows.COLUMNS.stream(), Stream.of(ACTIVATION.fields())).toList();

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqActivations(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public Optional<KeyOnComputer> find(List<ActivationKey> keys, ComputerId computer) {
        List<String> texts = keys.stream().map(ActivationKey::text).toList();
        return OrderedLicenseRows.joined(dsl.select(WITH_LICENSE).from(LICENSE))
                .leftJoin(ACTIVATION).on(ACTIVATION.LICENSE_ID.eq(LICENSE.ID)
                        .and(ACTIVATION.COMPUTER_COMPARABLE.eq(computer.comparable())))
                .where(LICENSE.LICENSE_KEY.in(texts))
                .fetch(row -> new KeyOnComputer(OrderedLicenseRows.toDomain(row), activationIfAny(row)))
                .stream()
                .min(Comparator.comparing(found -> texts.indexOf(found.ordered().license().key().text())));
    }

    @Override
    public Slice<Activation> of(UUID licenseId, PageRequest page) {
        List<Activation> found = dsl.select(ACTIVATION.fields())
                .from(ACTIVATION)
                .where(ACTIVATION.LICENSE_ID.eq(licenseId), Pages.olderThan(ACTIVATION.ID, page))
                .orderBy(ACTIVATION.ID.desc())
                .limit(Pages.limit(page))
                .fetch(ActivationRows::toDomain);
        return Pages.slice(found, page, Activation::id);
    }

    @Override
    public Seat add(Activation activation, License asRead, License started) {
        return transactions.inTransaction(() -> {
            if (count(asRead, started) == 0) {
                return whyNot(activation, asRead);
            }
            try {
                dsl.insertInto(ACTIVATION).set(ActivationRows.of(activation)).execute();
                return Seat.TAKEN;
            } catch (IntegrityConstraintViolationException e) {
                if (!isActive(activation)) {
                    throw e;
                }
                lowerCount(activation.licenseId());
                return Seat.TAKEN_BEFORE;
            }
        });
    }

    @Override
    public boolean remove(UUID licenseId, ComputerId computer) {
        return transactions.inTransaction(() -> {
            int removed = dsl.deleteFrom(ACTIVATION).where(ofComputer(licenseId, computer)).execute();
            if (removed > 0) {
                lowerCount(licenseId);
            }
            return removed > 0;
        });
    }

    @Override
    public int copy(UUID fromLicense, UUID toLicense, Ids ids) {
        return transactions.inTransaction(() -> {
            List<ActivationRecord> copies = dsl.selectFrom(ACTIVATION)
                    .where(ACTIVATION.LICENSE_ID.eq(fromLicense))
                    .orderBy(ACTIVATION.ID)
                    .fetch();
            copies.forEach(copy -> {
                copy.setId(ids.next());
                copy.setLicenseId(toLicense);
            });
            BatchInsert.into(dsl, ACTIVATION, copies);
            dsl.update(LICENSE).set(LICENSE.ACTIVATIONS_USED, copies.size()).where(LICENSE.ID.eq(toLicense)).execute();
            return copies.size();
        });
    }

    @Override
    public void seen(Map<UUID, Instant> lastSeenByActivation) {
        transactions.inTransaction(() -> {
            BatchUpdate.execute(dsl, lastSeenByActivation.entrySet().stream()
                    .map(seen -> dsl.update(ACTIVATION)
                            .set(ACTIVATION.LAST_SEEN_AT, seen.getValue())
                            .where(ACTIVATION.ID.eq(seen.getKey()))
                            .and(ACTIVATION.LAST_SEEN_AT.le(seen.getValue().minus(Activation.SEEN_EXACT_TO))))
                    .toList());
        });
    }

    /** The one statement that decides. A licence whose days begin to count is another one for everybody else. */
    private int count(License asRead, License started) {
        Condition unchangedWithRoom = LICENSE.ID.eq(asRead.id())
                .and(LICENSE.REVISION.eq(asRead.revision()))
                .and(LICENSE.ACTIVATIONS_USED.lt(LICENSE.ACTIVATIONS_ALLOWED));
        UpdateSetMoreStep<LicenseRecord> counted = dsl.update(LICENSE).set(LICENSE.ACTIVATIONS_USED, LICENSE.ACTIVATIONS_USED.plus(1));
        return asRead.equals(started)
                ? counted.where(unchangedWithRoom).execute()
                : counted.set(LicenseRows.changes(started))
                        .set(LICENSE.REVISION, LICENSE.REVISION.plus(1))
                        .where(unchangedWithRoom)
                        .execute();
    }

    /** Read once more before refusing: this computer may just have won the last activation through another request. */
    private Seat whyNot(Activation wished, License asRead) {
        if (isActive(wished)) {
            return Seat.TAKEN_BEFORE;
        }
        boolean full = dsl.fetchExists(LICENSE, LICENSE.ID.eq(asRead.id())
                .and(LICENSE.REVISION.eq(asRead.revision()))
                .and(LICENSE.ACTIVATIONS_USED.ge(LICENSE.ACTIVATIONS_ALLOWED)));
        if (!full) {
            throw new OutdatedReadException();
        }
        return Seat.NONE_LEFT;
    }

    private boolean isActive(Activation activation) {
        return dsl.fetchExists(ACTIVATION, ofComputer(activation.licenseId(), activation.computer()));
    }

    private void lowerCount(UUID licenseId) {
        dsl.update(LICENSE)
                .set(LICENSE.ACTIVATIONS_USED, LICENSE.ACTIVATIONS_USED.minus(1))
                .where(LICENSE.ID.eq(licenseId))
                .execute();
    }

    private static Condition ofComputer(UUID licenseId, ComputerId computer) {
        return ACTIVATION.LICENSE_ID.eq(licenseId).and(ACTIVATION.COMPUTER_COMPARABLE.eq(computer.comparable()));
    }

    private static Optional<Activation> activationIfAny(Record row) {
        return row.get(ACTIVATION.ID) == null ? Optional.empty() : Optional.of(ActivationRows.toDomain(row));
    }
}
