package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.notice.Loss;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.ProviderName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** What was paid and refunded, in memory. */
record InMemoryRefunds(InMemoryStorage storage) implements Refunds {

    record Refund(InMemoryOrderNumbers.Number order, String number) {}

    record Taken(ProviderName provider, String refund, UUID licenseId) {}

    @Override
    public void hold(ProviderName provider, String order, Optional<Price> paid) {
        paid.ifPresent(price -> storage.with(tables -> tables.paid.putIfAbsent(new InMemoryOrderNumbers.Number(provider, order), price)));
    }

    @Override
    public Balance count(ProviderName provider, String order, String refund, Price amount, Instant at) {
        InMemoryOrderNumbers.Number of = new InMemoryOrderNumbers.Number(provider, order);
        return storage.with(tables -> {
            tables.refunds.putIfAbsent(new Refund(of, refund), amount);
            Optional<Price> paid = Optional.ofNullable(tables.paid.get(of));
            String currency = paid.orElse(amount).currency();
            return new Balance(paid, tables.refunds.entrySet().stream()
                    .filter(known -> known.getKey().order().equals(of))
                    .map(known -> known.getValue())
                    .filter(price -> price.currency().equals(currency))
                    .reduce(new Price(BigDecimal.ZERO, currency), Price::plus));
        });
    }

    @Override
    public void lose(ProviderName provider, String order, Loss loss) {
        storage.with(tables -> tables.losses.merge(
                new InMemoryOrderNumbers.Number(provider, order), loss, BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    @Override
    public void regain(ProviderName provider, String order) {
        storage.with(tables -> tables.losses.remove(new InMemoryOrderNumbers.Number(provider, order), Loss.DISPUTED));
    }

    @Override
    public Optional<Loss> lossOf(ProviderName provider, String order) {
        return storage.with(tables -> Optional.ofNullable(tables.losses.get(new InMemoryOrderNumbers.Number(provider, order))));
    }

    @Override
    public Set<UUID> take(ProviderName provider, String refund, Collection<UUID> licenseIds, Instant at) {
        return storage.with(tables -> licenseIds.stream()
                .filter(id -> tables.takenByRefunds.add(new Taken(provider, refund, id)))
                .collect(Collectors.toSet()));
    }
}
