package io.github.keyreeve.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.application.port.out.Together;
import io.github.keyreeve.application.port.out.TransactionsContract;
import io.github.keyreeve.domain.product.Product;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What transactions on a database promise besides. */
abstract class DatabaseTransactionsContract extends TransactionsContract {

    @Test
    void runsWorkAgainThatMetADeadlock() {
        List<Product> products = List.of(aStoredProduct(), aStoredProduct());
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();

        Together.run(2, thread -> {
            boolean[] first = {true};
            return storage().transactions().inTransaction(() -> {
                attempts.incrementAndGet();
                Products port = storage().products();
                port.replace(renamed(products.get(thread), thread));
                if (first[0]) {
                    first[0] = false;
                    await(bothHoldOne);
                }
                port.replace(renamed(products.get(1 - thread), thread));
                return thread;
            });
        });

        String name = storage().products().find(products.get(0).id()).orElseThrow().name();
        assertThat(storage().products().find(products.get(1).id()).orElseThrow().name()).isEqualTo(name);
        assertThat(attempts).hasValueGreaterThan(2);
    }

    private static Product renamed(Product product, int thread) {
        return new Product(product.id(), "By thread " + thread, product.versions());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
