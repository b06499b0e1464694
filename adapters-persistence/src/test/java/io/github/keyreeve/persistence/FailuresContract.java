package io.github.keyreeve.persistence;

import static io.github.keyreeve.application.Orders.anOrder;
import static io.github.keyreeve.application.Orders.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.jooq.impl.DSL.field;

import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.github.keyreeve.application.port.out.Storage;
import io.github.keyreeve.application.port.out.StorageContract;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.provider.Provider;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** What is told of failures of the database: to the log without any data, to callers whether trying again helps. */
abstract class FailuresContract extends StorageContract {

    protected abstract Database database();

    /** A statement that the database itself gives up because it runs too long. */
    protected abstract void runTooLong();

    @Override
    protected Storage storage() {
        return new JooqStorage(database());
    }

    @Test
    void quoteNoKeyThatIsTaken() {
        Product product = aStoredProduct();
        IssuedOrder first = anOrder().of(product).build();
        store(first);
        License taken = first.licenses().getFirst();
        License again = License.issued(ids.next(), taken.key(), taken.terms(), taken.productName(), 3, 0, taken.createdAt());
        IssuedOrder second = new IssuedOrder(anOrder().of(product).withLicenses(2).build().line(),
                List.of(anOrder().of(product).build().licenses().getFirst(), again));

        String logged = logged(catchThrowable(() -> store(second)));

        assertThat(logged)
                .contains("A statement (insert) failed: SQLState 23", ", vendor code ")
                .contains("at io.github.keyreeve.persistence.JooqIssuedOrders")
                .doesNotContainIgnoringCase(taken.key().text(), taken.key().grouped(), "duplicate entry", "violation:");
    }

    @Test
    void quoteNoCustomerThatDoesNotFit() {
        String email = "jane.doe" + "x".repeat(700) + "@example.com";
        IssuedOrder order = anOrder().of(aStoredProduct()).withCustomer(customer(email, "Jane Doe")).build();

        String logged = logged(catchThrowable(() -> store(order)));

        assertThat(logged)
                .contains("A statement (insert) failed: SQLState 22001, vendor code ")
                .contains("at io.github.keyreeve.persistence.JooqIssuedOrders")
                .doesNotContainIgnoringCase("jane", "example.com", "too long");
    }

    @Test
    void quoteNothingThatAStatementHoldsOrFinds() {
        String logged = logged(catchThrowable(() -> database().dsl().fetch("select 'jane@example.com' from nowhere_at_all")));
        String unreadable = logged(catchThrowable(
                () -> database().dsl().select(field("'jane@example.com'", Integer.class)).fetch()));

        assertThat(logged).contains("A statement (select) failed: SQLState 42").doesNotContainIgnoringCase("jane", "nowhere_at_all");
        assertThat(unreadable).doesNotContainIgnoringCase("jane");
    }

    @Test
    void quoteNothingWhereATransactionItselfFails() {
        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            throw new DataAccessException("jane@example.com", new SQLException("jane@example.com", "23505", 7));
        })).satisfies(failure -> assertThat(logged(failure))
                .contains("SQLState 23505, vendor code 7")
                .doesNotContain("jane"));
    }

    @Test
    void askToComeAgainWhereAStatementTookTooLong() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(this::runTooLong).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            attempts.incrementAndGet();
            runTooLong();
            return null;
        })).isInstanceOf(StorageUnavailableException.class);

        assertThat(attempts).hasValue(1);
        assertThat(storage().products().all()).isNotNull();
    }

    @Test
    void askToComeAgainWhereALockIsNotGivenToAStatement() throws InterruptedException {
        Provider provider = Provider.untouched(new ProviderName("p" + UUID.randomUUID().toString().substring(0, 8)));
        storage().providers().save(provider);
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread other = Thread.ofPlatform().start(() -> storage().transactions().inTransaction(() -> {
            storage().providers().save(provider);
            locked.countDown();
            return await(done);
        }));
        await(locked);

        Throwable failure = catchThrowable(() -> storage().providers().save(provider));

        done.countDown();
        other.join();
        assertThat(failure).isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void askToComeAgainWhereTheDatabaseStaysBusy() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> storage().transactions().inTransaction(() -> {
            attempts.incrementAndGet();
            throw new DataAccessException("busy", new SQLException("Lock wait timeout exceeded", "HY000", 1205));
        })).isInstanceOf(StorageUnavailableException.class);

        assertThat(attempts).hasValueGreaterThan(3);
    }

    /** As a server's log shows it. */
    private static String logged(Throwable failure) {
        return ThrowableProxyUtil.asString(new ThrowableProxy(failure));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
