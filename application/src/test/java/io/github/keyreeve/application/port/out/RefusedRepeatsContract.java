package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.RefusedRepeats.RefusedRepeat;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of refused repeats promises. */
public abstract class RefusedRepeatsContract extends StorageContract {

    private static final Instant FIRST = Orders.SAMPLE_INSTANT;

    @Test
    void countsHowOftenALineCameWithAQuantity() {
        IssuedOrder order = aStoredOrder();
        UUID id = ids.next();

        repeats().record(id, order.line().id(), new Quantity(3), FIRST);
        repeats().record(ids.next(), order.line().id(), new Quantity(3), FIRST.plusSeconds(1));
        repeats().record(ids.next(), order.line().id(), new Quantity(3), FIRST.plusSeconds(2));

        assertThat(newest(1)).containsExactly(
                new RefusedRepeat(id, order.line(), new Quantity(3), 3, FIRST, FIRST.plusSeconds(2)));
    }

    @Test
    void listsEachQuantityOfALineNewestFirst() {
        IssuedOrder order = aStoredOrder();
        UUID first = ids.next();
        UUID second = ids.next();

        repeats().record(first, order.line().id(), new Quantity(3), FIRST);
        repeats().record(second, order.line().id(), new Quantity(Quantity.MAX), FIRST);

        assertThat(newest(2)).extracting(RefusedRepeat::id).containsExactly(second, first);
    }

    @Test
    void countsExactlyInManyThreads() {
        IssuedOrder order = aStoredOrder();

        Together.run(16, thread -> storage().transactions().inTransaction(() -> {
            repeats().record(ids.next(), order.line().id(), new Quantity(2), FIRST);
            return thread;
        }));

        assertThat(newest(1)).extracting(RefusedRepeat::times).containsExactly(16);
    }

    @Test
    void pagesThroughAListWhileEntriesAreAdded() {
        IssuedOrder order = aStoredOrder();
        List<UUID> expected = new ArrayList<>();
        for (int asked = 2; asked < 9; asked++) {
            expected.add(ids.next());
            repeats().record(expected.getLast(), order.line().id(), new Quantity(asked), FIRST);
        }

        Slice<RefusedRepeat> slice = repeats().list(new PageRequest(3, Optional.empty()));
        List<RefusedRepeat> read = new ArrayList<>(slice.items());
        while (read.size() < expected.size()) {
            repeats().record(ids.next(), order.line().id(), new Quantity(read.size() + 100), FIRST);
            slice = repeats().list(new PageRequest(2, slice.next()));
            read.addAll(slice.items());
        }

        assertThat(read).extracting(RefusedRepeat::id).containsExactlyElementsOf(expected.reversed());
    }

    private RefusedRepeats repeats() {
        return storage().refusedRepeats();
    }

    private IssuedOrder aStoredOrder() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        store(order);
        return order;
    }

    private List<RefusedRepeat> newest(int number) {
        return repeats().list(new PageRequest(number, Optional.empty())).items();
    }
}
