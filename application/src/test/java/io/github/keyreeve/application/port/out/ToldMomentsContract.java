package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.ToldMoments.Subject.Holding;
import io.github.keyreeve.application.port.out.ToldMoments.Subject.Person;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for all {@link ToldMoments}. */
public abstract class ToldMomentsContract extends StorageContract {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.000001Z");
    private static final Instant LATER = NOON.plus(Duration.ofNanos(1_000));

    private final ProviderName shop = new ProviderName("shop-" + UUID.randomUUID());

    @Test
    void countUnlessALaterOneIsKnown() {
        assertThat(advance("S-1", "cid_1", NOON)).isTrue();
        assertThat(advance("S-1", "cid_1", NOON)).isTrue();
        assertThat(advance("S-1", "cid_1", LATER)).isTrue();
        assertThat(advance("S-1", "cid_1", NOON)).isFalse();
        assertThat(advance("S-1", "cid_1", LATER)).isTrue();
    }

    @Test
    void areOfOneItemOfOneSubscriptionOfOneShop() {
        advance("S-1", "cid_1", LATER);

        assertThat(advance("S-1", "cid_2", NOON)).isTrue();
        assertThat(advance("S-2", "cid_1", NOON)).isTrue();
        assertThat(advance("s-1", "cid_1", NOON)).isTrue();
        assertThat(storage().toldMoments().advance(new ProviderName("shop-" + UUID.randomUUID()), new Holding("S-1", "cid_1"), NOON)).isTrue();
    }

    @Test
    void areOfOneCustomerOfOneShop() {
        assertThat(advance(new Person("S-1"), LATER)).isTrue();

        assertThat(advance(new Person("S-1"), NOON)).isFalse();
        assertThat(advance(new Person("S-2"), NOON)).isTrue();
        assertThat(advance("S-1", "", NOON)).isTrue();
    }

    @Test
    void takeNumbersOfAnyTextUpToTheirLength() {
        String longest = longestText(255);

        assertThat(advance(longest, longest, LATER)).isTrue();
        assertThat(advance(longest, longest, NOON)).isFalse();
    }

    @Test
    void areToldByOneAfterTheOther() {
        List<Boolean> advanced = Together.run(8, number -> storage().transactions().inTransaction(
                () -> advance("S-1", "cid_1", NOON.plusSeconds(number))));

        assertThat(advanced).contains(true);
        assertThat(advance("S-1", "cid_1", NOON.plusSeconds(6))).isFalse();
        assertThat(advance("S-1", "cid_1", NOON.plusSeconds(7))).isTrue();
    }

    private boolean advance(Person person, Instant at) {
        return storage().toldMoments().advance(shop, person, at);
    }

    private boolean advance(String subscription, String item, Instant at) {
        return storage().toldMoments().advance(shop, new Holding(subscription, item), at);
    }
}
