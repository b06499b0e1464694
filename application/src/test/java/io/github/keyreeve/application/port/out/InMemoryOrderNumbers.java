package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The numbers of paid orders in memory. */
record InMemoryOrderNumbers(InMemoryStorage storage) implements OrderNumbers {

    @Override
    public void note(ProviderName provider, String orderId, Set<String> otherNumbers) {
        storage.with(tables -> {
            tables.orderNumbers.putIfAbsent(new Number(provider, orderId), orderId);
            otherNumbers.forEach(number -> tables.orderNumbers.putIfAbsent(new Number(provider, number), orderId));
            return null;
        });
    }

    @Override
    public Optional<String> orderOf(ProviderName provider, String number) {
        return storage.with(tables -> Optional.ofNullable(tables.orderNumbers.get(new Number(provider, number))));
    }

    @Override
    public void noteSubscription(ProviderName provider, String subscriptionId, String orderId) {
        storage.with(tables -> tables.subscriptionOrders.merge(
                new Number(provider, subscriptionId), Set.of(orderId), InMemoryOrderNumbers::both));
    }

    @Override
    public List<String> ordersOfSubscription(ProviderName provider, String subscriptionId) {
        return storage.with(tables -> tables.subscriptionOrders
                .getOrDefault(new Number(provider, subscriptionId), Set.of()).stream().sorted().toList());
    }

    private static Set<String> both(Set<String> known, Set<String> more) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(more);
        return all;
    }

    record Number(ProviderName provider, String text) {}
}
