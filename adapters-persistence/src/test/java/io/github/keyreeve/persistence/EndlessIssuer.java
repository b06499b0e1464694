package io.github.keyreeve.persistence;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Storage;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program of its own that issues until it is killed, and prints the id of each order that was acknowledged. */
final class EndlessIssuer {

    private static final int THREADS = 4;

    private EndlessIssuer() {}

    public static void main(String[] arguments) {
        Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
        database.migrate();
        Storage storage = new JooqStorage(database);
        Product product = new Product(1, "Demo", List.of(ProductVersion.of(1, 0)));
        storage.products().add(product);
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> issueForever(storage, product)).start();
        }
    }

    private static void issueForever(Storage storage, Product product) {
        while (true) {
            IssuedOrder order = Orders.anOrder().of(product).withLicenses(3).build();
            storage.transactions().inTransaction(() -> storage.issuedOrders().add(order, Optional.empty(), "content"));
            System.out.println(order.line().id());
        }
    }
}
