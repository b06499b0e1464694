package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Refunds.Balance;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.notice.Loss;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.ProviderName;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all {@link Refunds}. */
public abstract class RefundsContract extends StorageContract {

    private static final int MANY = 12;

    private final ProviderName shop = new ProviderName("shop-" + UUID.randomUUID());

    @Test
    void areAllOfItOnceTheirSumIsWhatWasPaid() {
        paid("O-1", Price.of("147.50", "USD"));

        assertThat(count("O-1", "R-1", Price.of("100", "USD")).isAll()).contains(false);
        assertThat(count("O-1", "R-2", Price.of("47.49", "USD")).isAll()).contains(false);
        assertThat(count("O-1", "R-3", Price.of("0.0100", "USD")).isAll()).contains(true);
    }

    @Test
    void countOnceHoweverOftenTheyAreTold() {
        paid("O-1", Price.of("10", "EUR"));

        count("O-1", "R-1", Price.of("6", "EUR"));
        Balance again = count("O-1", "R-1", Price.of("6", "EUR"));

        assertThat(again.isAll()).contains(false);
        assertThat(again.returned().amount()).isEqualByComparingTo("6");
        assertThat(count("O-1", "r-1", Price.of("6", "EUR")).isAll()).contains(true);
    }

    @Test
    void countForTheirOwnOrderAndShop() {
        paid("O-1", Price.of("10", "EUR"));
        count("O-2", "R-1", Price.of("10", "EUR"));
        within(() -> refunds().count(new ProviderName("another-" + shop.text()), "O-1", "R-1", Price.of("10", "EUR"), Orders.SAMPLE_INSTANT));

        assertThat(count("O-1", "R-1", Price.of("4", "EUR")).returned().amount()).isEqualByComparingTo("4");
    }

    @Test
    void ofAnotherCurrencyAreNotAddedUp() {
        paid("O-1", Price.of("10", "EUR"));

        assertThat(count("O-1", "R-1", Price.of("100", "USD")).isAll()).contains(false);
        assertThat(count("O-1", "R-2", Price.of("10", "EUR")).isAll()).contains(true);
    }

    @Test
    void mayBeToldBeforeAnybodyKnowsWhatWasPaid() {
        assertThat(count("O-1", "R-1", Price.of("4", "EUR")).isAll()).isEmpty();

        paid("O-1", Price.of("10", "EUR"));

        assertThat(count("O-1", "R-2", Price.of("6", "EUR")).isAll()).contains(true);
    }

    @Test
    void keepWhatWasPaidFirst() {
        paid("O-1", Price.of("10", "EUR"));
        paid("O-1", Price.of("1", "EUR"));
        paid("O-1", Price.of("1", "USD"));

        assertThat(count("O-1", "R-1", Price.of("1", "EUR")).paid()).hasValueSatisfying(paid -> {
            assertThat(paid.amount()).isEqualByComparingTo("10");
            assertThat(paid.currency()).isEqualTo("EUR");
        });
    }

    @Test
    void takeTheLongestNumbersAndTheLargestAmounts() {
        String longest = longestText(255);
        Price most = Price.of("999999999.9999", "JPY");
        paid(longest, most);

        assertThat(count(longest, longest, most)).satisfies(balance -> {
            assertThat(balance.isAll()).contains(true);
            assertThat(balance.returned().amount()).isEqualByComparingTo(most.amount());
        });
    }

    /** Two servers that count a half each must not both miss that it is all. */
    @Test
    void areCountedExactlyThoughManyComeAtOnce() {
        for (int round = 0; round < 5; round++) {
            String order = "O-" + round;
            paid(order, Price.of(String.valueOf(MANY), "EUR"));

            List<Balance> balances = Together.run(MANY, number -> count(order, "R-" + number, Price.of("1", "EUR")));

            assertThat(balances).extracting(balance -> balance.returned().amount().intValueExact())
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, MANY).boxed().toList());
            assertThat(balances.stream().filter(balance -> balance.isAll().orElseThrow())).hasSize(1);
        }
    }

    @Test
    void areCountedOnceThoughManyTellTheSameAtOnce() {
        List<Balance> balances = Together.run(MANY, number -> count("O-1", "R-1", Price.of("1", "EUR")));

        assertThat(balances).extracting(balance -> balance.returned().amount()).allSatisfy(
                sum -> assertThat(sum).isEqualByComparingTo(BigDecimal.ONE));
    }

    @Test
    void areNotedAsPaidByManyAtOnce() {
        Together.run(MANY, number -> {
            paid("O-1", Price.of("5", "EUR"));
            return number;
        });

        assertThat(count("O-1", "R-1", Price.of("5", "EUR")).isAll()).contains(true);
    }

    @Test
    void takeFromALicenceOnce() {
        List<UUID> licenses = licenses(3);
        String refund = longestText(255);

        assertThat(take(refund, licenses.subList(0, 2))).containsExactlyInAnyOrderElementsOf(licenses.subList(0, 2));
        assertThat(take(refund, licenses)).containsExactly(licenses.getLast());
        assertThat(take(refund, licenses)).isEmpty();
        assertThat(take("another", licenses)).hasSize(3);
    }

    @Test
    void takeOnceThoughManyTellThemAtOnce() {
        List<UUID> licenses = licenses(2);

        List<Set<UUID>> taken = Together.run(16, number -> take("R-1", licenses));

        assertThat(taken.stream().filter(ids -> !ids.isEmpty())).singleElement()
                .satisfies(ids -> assertThat(ids).containsExactlyInAnyOrderElementsOf(licenses));
    }

    @Test
    void loseAnOrderByWhatWeighsMost() {
        String longest = longestText(255);
        paid("O-1", Price.of("5", "EUR"));

        for (String order : List.of("O-1", longest)) {
            assertThat(refunds().lossOf(shop, order)).isEmpty();
            lose(order, Loss.DISPUTED);
            assertThat(refunds().lossOf(shop, order)).contains(Loss.DISPUTED);
            lose(order, Loss.REFUNDED);
            lose(order, Loss.CANCELLED);
            lose(order, Loss.DISPUTED);
            assertThat(refunds().lossOf(shop, order)).contains(Loss.REFUNDED);
        }
        assertThat(refunds().lossOf(new ProviderName("another-" + shop.text()), "O-1")).isEmpty();
        assertThat(count("O-1", "R-1", Price.of("5", "EUR")).isAll()).contains(true);
    }

    @Test
    void regainWhatWasDisputedOnly() {
        lose("O-1", Loss.DISPUTED);
        lose("O-2", Loss.CANCELLED);

        Stream.of("O-1", "O-2", "O-3").forEach(order -> within(() -> {
            refunds().regain(shop, order);
            return order;
        }));

        assertThat(refunds().lossOf(shop, "O-1")).isEmpty();
        assertThat(refunds().lossOf(shop, "O-2")).contains(Loss.CANCELLED);
        assertThat(refunds().lossOf(shop, "O-3")).isEmpty();
    }

    @Test
    void loseAnOrderThoughManyTellItAtOnce() {
        Together.run(MANY, number -> {
            lose("O-1", Loss.values()[number % Loss.values().length]);
            return number;
        });

        assertThat(refunds().lossOf(shop, "O-1")).contains(Loss.REFUNDED);
    }

    private void lose(String order, Loss loss) {
        within(() -> {
            refunds().lose(shop, order, loss);
            return loss;
        });
    }

    private void paid(String order, Price price) {
        within(() -> {
            refunds().hold(shop, order, Optional.of(price));
            return price;
        });
    }

    private Balance count(String order, String refund, Price amount) {
        return within(() -> refunds().count(shop, order, refund, amount, Orders.SAMPLE_INSTANT));
    }

    private Set<UUID> take(String refund, Collection<UUID> licenses) {
        return within(() -> refunds().take(shop, refund, licenses, Orders.SAMPLE_INSTANT));
    }

    private <T> T within(Supplier<T> work) {
        return storage().transactions().inTransaction(work);
    }

    private Refunds refunds() {
        return storage().refunds();
    }

    private List<UUID> licenses(int number) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(number).build();
        store(order);
        return order.licenses().stream().map(License::id).toList();
    }
}
