package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What all transactions promise. */
public abstract class TransactionsContract extends StorageContract {

    @Test
    void keepsAllThatWorkStores() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();

        String result = storage().transactions().inTransaction(() -> {
            storeWithEvent(order);
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(storage().issuedOrders().find(order.line().id())).contains(order);
        assertThat(storage().licenseEvents().of(order.licenses().getFirst().id())).hasSize(1);
    }

    @Test
    void keepsNothingOfWorkThatFails() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        IllegalStateException failure = new IllegalStateException("no");

        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            storeWithEvent(order);
            throw failure;
        })).isSameAs(failure);

        assertThat(storage().issuedOrders().find(order.line().id())).isEmpty();
        assertThat(storage().licenseEvents().of(order.licenses().getFirst().id())).isEmpty();
    }

    @Test
    void keepsNothingOfWorkThatFailsAfterWorkInside() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();

        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            storage().transactions().inTransaction(() -> {
                storeWithEvent(order);
                return order;
            });
            throw new IllegalStateException("no");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(storage().issuedOrders().find(order.line().id())).isEmpty();
    }

    @Test
    void runsWorkAgainThatFindsItsReadOutdated() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        AtomicInteger runs = new AtomicInteger();

        storage().transactions().inTransaction(() -> {
            storeWithEvent(order);
            if (runs.incrementAndGet() < 3) {
                throw new OutdatedReadException();
            }
            return order;
        });

        assertThat(runs).hasValue(3);
        assertThat(storage().licenseEvents().of(order.licenses().getFirst().id())).hasSize(1);
    }

    @Test
    void givesUpWorkWhoseReadIsOutdatedForever() {
        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            throw new OutdatedReadException();
        })).isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void showsWorkItsOwnChanges() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();

        Optional<IssuedOrder> seen = storage().transactions().inTransaction(() -> {
            storeWithEvent(order);
            return storage().issuedOrders().find(order.line().id());
        });

        assertThat(seen).contains(order);
    }

    @Test
    void showsOthersOnlyWhatIsKept() throws InterruptedException {
        Product product = aStoredProduct();
        IssuedOrder order = anOrder().of(product).build();
        CountDownLatch stored = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            try {
                stored.await();
                assertThat(storage().issuedOrders().find(order.line().id())).isEmpty();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        boolean[] sawTooEarly = new boolean[1];
        reader.setUncaughtExceptionHandler((thread, failure) -> sawTooEarly[0] = true);
        reader.start();

        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            storeWithEvent(order);
            stored.countDown();
            join(reader, 500);
            throw new IllegalStateException("no");
        })).isInstanceOf(IllegalStateException.class);

        reader.join();
        assertThat(sawTooEarly[0]).isFalse();
    }

    private void storeWithEvent(IssuedOrder order) {
        storage().issuedOrders().add(order, Optional.empty(), "content");
        storage().licenseEvents().add(order.licenses().stream()
                .map(license -> new LicenseEvent(ids.next(), license.id(), LicenseEvent.Kind.ISSUED, Orders.SAMPLE_INSTANT,
                        new LicenseEvent.Origin("test", ""), List.of()))
                .toList());
    }

    private static void join(Thread thread, int millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
