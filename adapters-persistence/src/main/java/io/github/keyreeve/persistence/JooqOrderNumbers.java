package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.ORDER_NUMBER;
import static io.github.keyreeve.persistence.generated.Tables.SUBSCRIPTION_ORDER;

import io.github.keyreeve.application.port.out.OrderNumbers;
import io.github.keyreeve.domain.order.Fingerprint;
import io.github.keyreeve.domain.order.ProviderName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The numbers of paid orders and their subscriptions. */
public final class JooqOrderNumbers implements OrderNumbers {

    private final DSLContext dsl;
    private final JooqTransactions transactions;

    public JooqOrderNumbers(Database database) {
        dsl = database.dsl();
        transactions = database.transactions();
    }

    @Override
    public void note(ProviderName provider, String orderId, Set<String> otherNumbers) {
        transactions.inTransaction(() -> {
            Set<String> numbers = new HashSet<>(otherNumbers);
            numbers.add(orderId);
            numbers.removeAll(dsl.select(ORDER_NUMBER.NUMBER)
                    .from(ORDER_NUMBER)
                    .where(ORDER_NUMBER.PROVIDER.eq(provider.text()), ORDER_NUMBER.NUMBER.in(numbers))
                    .fetchSet(ORDER_NUMBER.NUMBER));
            numbers.stream().sorted().forEach(number -> unlessKnown(() -> dsl.insertInto(ORDER_NUMBER)
                    .set(ORDER_NUMBER.PROVIDER, provider.text())
                    .set(ORDER_NUMBER.NUMBER, number)
                    .set(ORDER_NUMBER.ORDER_ID, orderId)
                    .execute()));
        });
    }

    @Override
    public Optional<String> orderOf(ProviderName provider, String number) {
        return dsl.select(ORDER_NUMBER.ORDER_ID)
                .from(ORDER_NUMBER)
                .where(ORDER_NUMBER.PROVIDER.eq(provider.text()), ORDER_NUMBER.NUMBER.eq(number))
                .fetchOptional(ORDER_NUMBER.ORDER_ID);
    }

    @Override
    public void noteSubscription(ProviderName provider, String subscriptionId, String orderId) {
        transactions.inTransaction(() -> {
            if (!ordersOfSubscription(provider, subscriptionId).contains(orderId)) {
                unlessKnown(() -> dsl.insertInto(SUBSCRIPTION_ORDER)
                        .set(SUBSCRIPTION_ORDER.SUBSCRIPTION, digest(provider, subscriptionId))
                        .set(SUBSCRIPTION_ORDER.ORDER_ID, orderId)
                        .execute());
            }
        });
    }

    @Override
    public List<String> ordersOfSubscription(ProviderName provider, String subscriptionId) {
        return dsl.select(SUBSCRIPTION_ORDER.ORDER_ID)
                .from(SUBSCRIPTION_ORDER)
                .where(SUBSCRIPTION_ORDER.SUBSCRIPTION.eq(digest(provider, subscriptionId)))
                .orderBy(SUBSCRIPTION_ORDER.ORDER_ID)
                .fetch(SUBSCRIPTION_ORDER.ORDER_ID);
    }

    /** Another server may note the same in this moment. */
    private static void unlessKnown(Runnable insert) {
        try {
            insert.run();
        } catch (IntegrityConstraintViolationException e) {
            // It is known now.
        }
    }

    private static String digest(ProviderName provider, String subscriptionId) {
        return Fingerprint.of(List.of(provider.text(), subscriptionId));
    }
}
