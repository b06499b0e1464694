package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for all {@link OrderNumbers}. */
public abstract class OrderNumbersContract extends StorageContract {

    private final ProviderName shop = new ProviderName("shop-" + UUID.randomUUID());

    @Test
    void findAnOrderByEachOfItsNumbers() {
        note("O-1", "pi_1", "in_1");
        note("O-2");

        assertThat(numbers().orderOf(shop, "O-1")).contains("O-1");
        assertThat(numbers().orderOf(shop, "pi_1")).contains("O-1");
        assertThat(numbers().orderOf(shop, "in_1")).contains("O-1");
        assertThat(numbers().orderOf(shop, "O-2")).contains("O-2");
        assertThat(numbers().orderOf(shop, "o-2")).isEmpty();
        assertThat(numbers().orderOf(new ProviderName("another"), "O-1")).isEmpty();
    }

    @Test
    void stayAsTheyWereNotedFirst() {
        note("O-1", "pi_1");
        note("O-2", "pi_1", "pi_2");
        note("O-1", "pi_3");

        assertThat(numbers().orderOf(shop, "pi_1")).contains("O-1");
        assertThat(numbers().orderOf(shop, "pi_2")).contains("O-2");
        assertThat(numbers().orderOf(shop, "pi_3")).contains("O-1");
    }

    @Test
    void keepTheOrdersOfASubscription() {
        noteSubscription("S-1", "O-2");
        noteSubscription("S-1", "O-1");
        noteSubscription("S-1", "O-2");
        noteSubscription("S-2", "O-3");

        assertThat(numbers().ordersOfSubscription(shop, "S-1")).containsExactly("O-1", "O-2");
        assertThat(numbers().ordersOfSubscription(shop, "S-3")).isEmpty();
    }

    @Test
    void takeTheLongestNumbers() {
        String number = longestText(255);
        note(number, longestText(254));
        noteSubscription(number, number);

        assertThat(numbers().orderOf(shop, longestText(254))).contains(number);
        assertThat(numbers().ordersOfSubscription(shop, number)).containsExactly(number);
    }

    @Test
    void areNotedByManyAtOnce() {
        Together.run(8, thread -> {
            note("O-1", "pi_1", "in_1");
            noteSubscription("S-1", "O-1");
            return thread;
        });

        assertThat(numbers().orderOf(shop, "in_1")).contains("O-1");
        assertThat(numbers().ordersOfSubscription(shop, "S-1")).isEqualTo(List.of("O-1"));
    }

    private void note(String order, String... others) {
        storage().transactions().inTransaction(() -> {
            numbers().note(shop, order, Set.of(others));
            return order;
        });
    }

    private void noteSubscription(String subscription, String order) {
        storage().transactions().inTransaction(() -> {
            numbers().noteSubscription(shop, subscription, order);
            return order;
        });
    }

    private OrderNumbers numbers() {
        return storage().orderNumbers();
    }
}
