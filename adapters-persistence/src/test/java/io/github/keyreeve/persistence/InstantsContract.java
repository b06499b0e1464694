package io.github.keyreeve.persistence;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Storage;
import io.github.keyreeve.application.port.out.StorageContract;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That neither the zone of the JVM nor that of the session changes an instant. */
abstract class InstantsContract extends StorageContract {

    /** In the hours that New York and Berlin skip or have twice, and at both ends of what can be stored. */
    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2026-03-08T02:30:00Z"),
            Instant.parse("2026-03-08T07:30:00.000001Z"),
            Instant.parse("2026-03-29T01:30:00Z"),
            Instant.parse("2026-03-29T02:30:00Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));

    private final TimeZone usual = TimeZone.getDefault();

    protected abstract Database database();

    @Override
    protected Storage storage() {
        return new JooqStorage(database());
    }

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(usual);
    }

    @Test
    void storesTheSameInstantInEveryZoneOfTheJvm() {
        Product product = aStoredProduct();

        for (String writerZone : List.of("America/New_York", "Europe/Berlin", "Asia/Kolkata")) {
            TimeZone.setDefault(TimeZone.getTimeZone(writerZone));
            List<IssuedOrder> orders = INSTANTS.stream().map(at -> anOrder().of(product).createdAt(at).build()).toList();
            store(orders.toArray(IssuedOrder[]::new));

            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(orders).allSatisfy(order ->
                    assertThat(storage().issuedOrders().find(order.line().id())).contains(order));
        }
    }

    @Test
    void storesTheSameInstantUnderAnotherZoneOfTheSession() {
        Product product = aStoredProduct();
        String setZone = database().dsl().dialect() == SQLDialect.H2
                ? "SET TIME ZONE '-09:00'"
                : "SET time_zone = '-09:00'";

        for (Instant at : INSTANTS) {
            IssuedOrder order = anOrder().of(product).createdAt(at).build();
            storage().transactions().inTransaction(() -> {
                database().dsl().execute(setZone);
                return storage().issuedOrders().add(order, Optional.empty(), "content");
            });

            assertThat(storage().issuedOrders().find(order.line().id())).contains(order);
        }
    }
}
