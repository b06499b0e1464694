package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Deliveries.Filter;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.Delivery.State;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.provider.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every outbox of events promises. */
public abstract class DeliveriesContract extends StorageContract {

    private static final Instant NOW = Orders.SAMPLE_INSTANT;
    private static final Instant LEASE = NOW.plusSeconds(60);

    private final UUID endpoint = UUID.randomUUID();

    @Test
    void keepsWhatItIsGiven() {
        List<Delivery> added = Stream.of(EventType.values()).map(type ->
                Delivery.waiting(ids.next(), endpoint, type, UUID.randomUUID(), UUID.randomUUID(), NOW)).toList();

        deliveries().add(added);
        deliveries().add(List.of());

        assertThat(added).allSatisfy(delivery -> assertThat(deliveries().find(delivery.id())).contains(delivery));
        assertThat(deliveries().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void isPartOfTheTransaction() {
        Delivery delivery = waiting(NOW);
        try {
            storage().transactions().inTransaction(() -> {
                deliveries().add(List.of(delivery));
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("on purpose");
        }

        assertThat(deliveries().find(delivery.id())).isEmpty();
    }

    @Test
    void claimsTheLongestWaitingOfOneEndpointFirst() {
        Delivery second = waiting(NOW.minusSeconds(1));
        Delivery first = waiting(NOW.minusSeconds(2));
        Delivery third = waiting(NOW);
        Delivery notYet = waiting(NOW.plusMillis(1));
        Delivery another = Delivery.waiting(ids.next(), UUID.randomUUID(), EventType.LICENSE_CREATED, ids.next(), ids.next(), NOW);
        deliveries().add(List.of(second, first, third, notYet, another));

        assertThat(claim(NOW, 2)).extracting(Delivery::id).containsExactly(first.id(), second.id());
        assertThat(claim(NOW, 2)).extracting(Delivery::id).containsExactly(third.id());
        assertThat(claim(NOW, 2)).isEmpty();
    }

    @Test
    void countsTheAttemptAndLeasesUntilTheGivenTime() {
        deliveries().add(List.of(waiting(NOW)));

        Delivery claimed = claim(NOW, 1).getFirst();

        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(claimed.nextAttemptAt()).contains(LEASE);
        assertThat(deliveries().find(claimed.id())).contains(claimed);
        assertThat(claim(LEASE.minusMillis(1), 1)).isEmpty();
        assertThat(claim(LEASE, 1)).extracting(Delivery::attempts).containsExactly(2);
    }

    @Test
    void keepsWhatBecameOfIt() {
        deliveries().add(List.of(waiting(NOW), waiting(NOW), waiting(NOW)));
        List<Delivery> claimed = claim(NOW, 3);
        List<Delivery> after = List.of(
                claimed.get(0).concluded(State.DELIVERED, Optional.of(204), "Delivered.", NOW),
                claimed.get(1).concluded(State.DEAD, Optional.empty(), longestText(Delivery.MAX_OUTCOME), NOW),
                claimed.get(2).postponed(NOW.plusSeconds(5), Optional.of(500), "The endpoint answered 500."));

        deliveries().conclude(after);

        assertThat(after).allSatisfy(delivery -> assertThat(deliveries().find(delivery.id())).contains(delivery));
        assertThat(claim(NOW.plusSeconds(5), 3)).extracting(Delivery::id).containsExactly(after.get(2).id());
    }

    @Test
    void doesNotKeepWhatBecameOfAnAttemptThatWasNotTheLast() {
        deliveries().add(List.of(waiting(NOW)));
        Delivery slow = claim(NOW, 1).getFirst();
        Delivery fast = claim(LEASE, 1).getFirst();

        deliveries().conclude(List.of(slow.concluded(State.DEAD, Optional.empty(), "too late", NOW)));
        assertThat(deliveries().find(fast.id())).contains(fast);

        Delivery done = fast.concluded(State.DELIVERED, Optional.of(200), "Delivered.", NOW);
        deliveries().conclude(List.of(done));
        deliveries().conclude(List.of(fast.postponed(NOW, Optional.empty(), "too late")));
        assertThat(deliveries().find(fast.id())).contains(done);
    }

    @Test
    void wakesWhateverBecameOfIt() {
        deliveries().add(List.of(waiting(NOW)));
        Delivery claimed = claim(NOW, 1).getFirst();
        deliveries().conclude(List.of(claimed.concluded(State.DEAD, Optional.of(410), "gone", NOW)));
        Instant later = NOW.plusSeconds(100);

        assertThat(deliveries().wake(claimed.id(), later)).isTrue();
        assertThat(deliveries().wake(UUID.randomUUID(), later)).isFalse();

        Delivery woken = deliveries().find(claimed.id()).orElseThrow();
        assertThat(woken.state()).isEqualTo(State.OPEN);
        assertThat(woken.nextAttemptAt()).contains(later);
        assertThat(woken.concludedAt()).isEmpty();
        assertThat(woken.tries()).isZero();
        assertThat(claim(later, 1)).extracting(Delivery::tries).containsExactly(1);
    }

    @Test
    void doesNotKeepAnAttemptFromBeforeItWasWoken() {
        deliveries().add(List.of(waiting(NOW)));
        Delivery claimed = claim(NOW, 1).getFirst();
        deliveries().wake(claimed.id(), NOW);

        deliveries().conclude(List.of(claimed.concluded(State.DELIVERED, Optional.of(200), "Delivered.", NOW)));

        assertThat(deliveries().find(claimed.id()).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @Test
    void listsTheNewestFirst() {
        List<Delivery> added = IntStream.range(0, 3).mapToObj(i -> waiting(NOW)).toList();
        deliveries().add(added);
        Delivery dead = claim(NOW, 1).getFirst().concluded(State.DEAD, Optional.empty(), "x", NOW);
        deliveries().conclude(List.of(dead));

        Slice<Delivery> first = list(Optional.empty(), 2, Optional.empty());
        Slice<Delivery> second = list(Optional.empty(), 2, first.next());

        assertThat(first.items()).extracting(Delivery::id).containsExactly(added.get(2).id(), added.get(1).id());
        assertThat(second.items()).extracting(Delivery::id).containsExactly(added.get(0).id());
        assertThat(second.next()).isEmpty();
        assertThat(list(Optional.of(State.DEAD), 2, Optional.empty()).items()).containsExactly(dead);
        assertThat(list(Optional.of(State.DELIVERED), 2, Optional.empty()).items()).isEmpty();
    }

    @Test
    void removesWhatEndedLongAgoAndWhatIsForNobody() {
        UUID gone = UUID.randomUUID();
        storage().eventEndpoints().add(new EventEndpoint(endpoint, "https://example.com", Set.of(), true, false, false,
                new Secret("x"), NOW));
        deliveries().add(List.of(waiting(NOW), waiting(NOW), waiting(NOW),
                Delivery.waiting(ids.next(), gone, EventType.LICENSE_CREATED, ids.next(), ids.next(), NOW)));
        List<Delivery> claimed = claim(NOW, 3);
        deliveries().conclude(List.of(
                claimed.get(0).concluded(State.DELIVERED, Optional.of(200), "x", NOW.minusSeconds(10)),
                claimed.get(1).concluded(State.DELIVERED, Optional.of(200), "x", NOW)));

        while (deliveries().removeEnded(NOW, 1) > 0) {
            assertThat(deliveries().find(claimed.get(1).id())).isPresent();
        }

        assertThat(list(Optional.empty(), 10, Optional.empty()).items()).extracting(Delivery::id)
                .containsExactlyInAnyOrder(claimed.get(1).id(), claimed.get(2).id());
        assertThat(deliveries().list(new Filter(Optional.of(gone), Optional.empty()), new PageRequest(1, Optional.empty())).items())
                .isEmpty();
    }

    @Test
    void givesEachToOneOfManyWhoClaimAtOnce() throws Exception {
        int count = 40;
        deliveries().add(IntStream.range(0, count).mapToObj(i -> waiting(NOW)).toList());
        Callable<List<UUID>> worker = () -> {
            List<UUID> claimed = new ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (deliveries().list(new Filter(Optional.of(endpoint), Optional.empty()), new PageRequest(count, Optional.empty()))
                    .items().stream().anyMatch(delivery -> delivery.attempts() == 0) && System.nanoTime() < end) {
                claim(NOW, 4).stream().map(Delivery::id).forEach(claimed::add);
            }
            return claimed;
        };
        List<UUID> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (var future : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                all.addAll(future.get());
            }
        }

        assertThat(all).hasSize(count).doesNotHaveDuplicates();
    }

    private List<Delivery> claim(Instant now, int most) {
        return deliveries().claim(endpoint, now, now.equals(NOW) ? LEASE : now.plusSeconds(60), most);
    }

    private Slice<Delivery> list(Optional<State> state, int limit, Optional<UUID> after) {
        return deliveries().list(new Filter(Optional.of(endpoint), state), new PageRequest(limit, after));
    }

    private Delivery waiting(Instant since) {
        return Delivery.waiting(ids.next(), endpoint, EventType.LICENSE_REVOKED, UUID.randomUUID(), UUID.randomUUID(), since);
    }

    private Deliveries deliveries() {
        return storage().deliveries();
    }
}
