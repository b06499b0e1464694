package io.github.keyreeve.persistence;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Storage;
import io.github.keyreeve.application.port.out.StorageContract;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the number of statements does not grow with the number of keys or orders. */
abstract class StatementCountContract extends StorageContract {

    protected abstract Database database();

    @Override
    protected Storage storage() {
        return new JooqStorage(database());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void issuesKeysWithThreeStatements(int keys) {
        Product product = aStoredProduct();
        IssuedOrder order = anOrder().of(product).withLicenses(keys).build();

        int statements = StatementCount.of(database(), () -> storage().transactions().inTransaction(() -> {
            storage().issuedOrders().add(order, Optional.of(anIdentity()), "content");
            storage().licenseEvents().add(order.licenses().stream()
                    .map(license -> new LicenseEvent(ids.next(), license.id(), LicenseEvent.Kind.ISSUED,
                            Orders.SAMPLE_INSTANT, new LicenseEvent.Origin("test", ""), List.of()))
                    .toList());
            return order;
        }));

        assertThat(statements).isEqualTo(3);
        assertThat(storage().issuedOrders().find(order.line().id())).contains(order);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void findsAnOrderWithTwoStatementsAndALicenseWithOne(int keys) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(keys).build();
        OrderLineIdentity identity = anIdentity();
        storage().issuedOrders().add(order, Optional.of(identity), "content");

        assertThat(StatementCount.of(database(), () -> storage().issuedOrders().find(identity))).isEqualTo(2);
        assertThat(StatementCount.of(database(), () -> storage().issuedOrders().find(order.line().id()))).isEqualTo(2);
        assertThat(StatementCount.of(database(), () -> storage().licenses().find(order.licenses().getLast().key()))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void listsAPartWithAConstantNumberOfStatements(int orders) {
        Product product = aStoredProduct();
        for (int i = 0; i < orders; i++) {
            store(anOrder().of(product).build());
        }
        PageRequest page = new PageRequest(orders, Optional.empty());
        IssuedOrders.Filter all = new IssuedOrders.Filter(Optional.empty(), Optional.empty());

        assertThat(StatementCount.of(database(), () -> storage().issuedOrders().list(all, page))).isEqualTo(2);
        assertThat(StatementCount.of(database(),
                () -> storage().licenses().list(Licenses.Filter.ALL, Orders.SAMPLE_INSTANT, page))).isEqualTo(1);
        assertThat(StatementCount.of(database(), () -> storage().products().all())).isEqualTo(1);
        assertThat(StatementCount.of(database(), () -> storage().refusedRepeats().list(page))).isEqualTo(1);
    }

    private static OrderLineIdentity anIdentity() {
        return OrderLineIdentity.ofLine(new ProviderName("fastspring"), UUID.randomUUID().toString(), "1");
    }
}
