package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.PAYMENT;
import static io.github.keyreeve.persistence.generated.Tables.REFUND;
import static io.github.keyreeve.persistence.generated.Tables.REFUNDED_LICENSE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.Refunds;
import io.github.keyreeve.domain.notice.Loss;
import io.github.keyreeve.domain.order.Fingerprint;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.persistence.generated.tables.records.RefundedLicenseRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** What was paid, and what of it went back. */
public final class JooqRefunds implements Refunds {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqRefunds(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    /**
     * Whoever changes the payment's row has the others wait, in a cluster of databases refuses them: what is read after it
     * was committed by all who held it before.
     */
    @Override
    public void hold(ProviderName provider, String order, Optional<Price> paid) {
        transactions.inTransaction(() -> hold(digest(provider, order), paid));
    }

    private void hold(String payment, Optional<Price> paid) {
        BigDecimal amount = paid.map(Price::amount).orElse(null);
        String currency = paid.map(Price::currency).orElse(null);
        boolean known = dsl.update(PAYMENT)
                .set(PAYMENT.REVISION, PAYMENT.REVISION.plus(1))
                .set(PAYMENT.PAID, coalesce(PAYMENT.PAID, val(amount, PAYMENT.PAID)))
                .set(PAYMENT.CURRENCY, coalesce(PAYMENT.CURRENCY, val(currency, PAYMENT.CURRENCY)))
                .where(PAYMENT.ID.eq(payment))
                .execute() == 1;
        if (!known) {
            onlyHere(() -> dsl.insertInto(PAYMENT)
                    .set(PAYMENT.ID, payment)
                    .set(PAYMENT.PAID, amount)
                    .set(PAYMENT.CURRENCY, currency)
                    .set(PAYMENT.REVISION, 0)
                    .execute());
        }
    }

    @Override
    public Balance count(ProviderName provider, String order, String refund, Price amount, Instant at) {
        return transactions.inTransaction(() -> {
            String payment = digest(provider, order);
            if (!isKnown(payment, refund)) {
                hold(payment, Optional.empty());
                onlyHere(() -> dsl.insertInto(REFUND)
                        .set(REFUND.PAYMENT_ID, payment)
                        .set(REFUND.NUMBER, refund)
                        .set(REFUND.AMOUNT, amount.amount())
                        .set(REFUND.CURRENCY, amount.currency())
                        .set(REFUND.AT, at)
                        .execute());
            }
            return balance(payment, amount.currency());
        });
    }

    private boolean isKnown(String payment, String refund) {
        return dsl.fetchExists(dsl.selectOne().from(REFUND).where(REFUND.PAYMENT_ID.eq(payment), REFUND.NUMBER.eq(refund)));
    }

    private Balance balance(String payment, String currencyOfRefund) {
        Optional<Price> paid = dsl.select(PAYMENT.PAID, PAYMENT.CURRENCY)
                .from(PAYMENT)
                .where(PAYMENT.ID.eq(payment), PAYMENT.PAID.isNotNull())
                .fetchOptional(row -> new Price(row.value1(), row.value2()));
        String currency = paid.map(Price::currency).orElse(currencyOfRefund);
        BigDecimal returned = dsl.select(sum(REFUND.AMOUNT))
                .from(REFUND)
                .where(REFUND.PAYMENT_ID.eq(payment), REFUND.CURRENCY.eq(currency))
                .fetchOptional(0, BigDecimal.class)
                .orElse(BigDecimal.ZERO);
        return new Balance(paid, new Price(returned, currency));
    }

    @Override
    public Set<UUID> take(ProviderName provider, String refund, Collection<UUID> licenseIds, Instant at) {
        return transactions.inTransaction(() -> {
            String digest = digest(provider, refund);
            Set<UUID> fresh = new LinkedHashSet<>(licenseIds);
            fresh.removeAll(dsl.select(REFUNDED_LICENSE.LICENSE_ID)
                    .from(REFUNDED_LICENSE)
                    .where(REFUNDED_LICENSE.LICENSE_ID.in(licenseIds), REFUNDED_LICENSE.REFUND.eq(digest))
                    .fetchSet(REFUNDED_LICENSE.LICENSE_ID));
            onlyHere(() -> BatchInsert.into(dsl, REFUNDED_LICENSE, fresh.stream()
                    .map(id -> new RefundedLicenseRecord(id, digest, at))
                    .toList()));
            return fresh;
        });
    }

    @Override
    public void lose(ProviderName provider, String order, Loss loss) {
        transactions.inTransaction(() -> {
            String payment = digest(provider, order);
            hold(payment, Optional.empty());
            dsl.update(PAYMENT)
                    .set(PAYMENT.LOSS, loss.text())
                    .where(PAYMENT.ID.eq(payment), PAYMENT.LOSS.isNull().or(PAYMENT.LOSS.in(lighterThan(loss))))
                    .execute();
        });
    }

    private static List<String> lighterThan(Loss loss) {
        return Arrays.stream(Loss.values()).filter(other -> other.compareTo(loss) < 0).map(Loss::text).toList();
    }

    @Override
    public void regain(ProviderName provider, String order) {
        transactions.inTransaction(() -> dsl.update(PAYMENT)
                .setNull(PAYMENT.LOSS)
                .where(PAYMENT.ID.eq(digest(provider, order)), PAYMENT.LOSS.eq(Loss.DISPUTED.text()))
                .execute());
    }

    @Override
    public Optional<Loss> lossOf(ProviderName provider, String order) {
        return dsl.select(PAYMENT.LOSS)
                .from(PAYMENT)
                .where(PAYMENT.ID.eq(digest(provider, order)), PAYMENT.LOSS.isNotNull())
                .fetchOptional(PAYMENT.LOSS)
                .map(Loss::of);
    }

    /** Another server may do the same in this moment: then what was read before it is worth nothing. */
    private static void onlyHere(Runnable insert) {
        try {
            insert.run();
        } catch (IntegrityConstraintViolationException e) {
            throw new OutdatedReadException();
        }
    }

    private static String digest(ProviderName provider, String number) {
        return Fingerprint.of(List.of(provider.text(), number));
    }
}
