package io.github.keyreeve.application.port.out;

import io.github.keyreeve.application.CountingIds;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the contracts share. Their tests run on storage that other tests have used, so each makes names and numbers of
 * its own instead of emptying tables.
 */
public abstract class StorageContract {

    protected static final List<String> DIFFICULT_TEXTS =
            List.of("東京", "O'Brien", "Müller & Söhne <GmbH>", "🗝️ \uD83D\uDC69\u200D\uD83D\uDCBB", "a\\b\"c%d_e;--", " inner  blanks ");

    protected final Ids ids = new CountingIds();

    protected abstract Storage storage();

    protected Product aStoredProduct() {
        Product product = new Product(
                ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE),
                "Product " + UUID.randomUUID(),
                List.of(ProductVersion.of(1, 0), ProductVersion.of(2, 0)));
        return storage().products().add(product) ? product : aStoredProduct();
    }

    protected void store(IssuedOrder... orders) {
        for (IssuedOrder order : orders) {
            storage().transactions().inTransaction(
                    () -> storage().issuedOrders().add(order, Optional.empty(), "content"));
        }
    }

    /** Characters that take four bytes in UTF-8 and two in UTF-16: the most room that a text can need. */
    protected static String longestText(int characters) {
        return "😀".repeat(characters);
    }
}
