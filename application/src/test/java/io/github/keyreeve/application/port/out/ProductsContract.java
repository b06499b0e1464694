package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Products.Change;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.SigningKeyName;
import io.github.keyreeve.domain.product.VersionId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What every keeper of products promises. */
public abstract class ProductsContract extends StorageContract {

    @Test
    void findsWhatWasAdded() {
        Product product = aStoredProduct();

        assertThat(products().find(product.id())).contains(product);
        assertThat(products().all()).contains(product).isSortedAccordingTo(Comparator.comparing(Product::id));
    }

    @Test
    void namesTheProductOfAVersionThatThereIs() {
        Product product = aStoredProduct();

        assertThat(products().nameOf(new VersionId(product.id(), 2, 0))).contains(product.name());
        assertThat(products().nameOf(new VersionId(product.id(), 2, 1))).isEmpty();
        assertThat(products().nameOf(new VersionId(anUnusedId(), 2, 0))).isEmpty();
    }

    @Test
    void refusesATakenIdAndKeepsWhatIsThere() {
        Product product = aStoredProduct();

        boolean added = products().add(new Product(product.id(), "Other", List.of(ProductVersion.of(9, 9))));

        assertThat(added).isFalse();
        assertThat(products().find(product.id())).contains(product);
    }

    @Test
    void letsOneOfManyThreadsAddAProduct() {
        int id = anUnusedId();

        List<Boolean> added = Together.run(16, thread -> storage().transactions().inTransaction(
                () -> products().add(new Product(id, "By " + thread, List.of(ProductVersion.of(thread, 0))))));

        assertThat(Collections.frequency(added, true)).isEqualTo(1);
        assertThat(products().find(id).orElseThrow().versions()).hasSize(1);
    }

    @Test
    void keepsTextOfTheGreatestLengthAndOfAnyScript() {
        Product product = new Product(anUnusedId(), "東".repeat(Product.MAX_NAME), List.of(new ProductVersion(
                VersionId.MAX_PART, VersionId.MAX_PART, Optional.of(longestText(64)), Optional.of(longestText(1_000)),
                Optional.of(longestText(4_000)), Optional.of(new SigningKeyName("k".repeat(SigningKeyName.MAX))))));
        products().add(product);

        assertThat(products().find(product.id())).contains(product);
    }

    @Test
    void replacesNameAndVersions() {
        Product product = aStoredProduct();
        ProductVersion told = new ProductVersion(2, 0, Optional.of("2.0.7"), Optional.of("https://example.com/"),
                Optional.of("Faster."), Optional.of(new SigningKeyName("acme-2026")));
        Product replaced = new Product(product.id(), "O'Brien's 東京", List.of(told, ProductVersion.of(3, 1)));

        assertThat(products().replace(replaced)).isEqualTo(Change.DONE);
        assertThat(products().find(product.id())).contains(replaced);
        assertThat(products().replace(replaced)).isEqualTo(Change.DONE);
        assertThat(products().find(product.id())).contains(replaced);
    }

    @Test
    void keepsAVersionThatHasLicenses() {
        Product product = aStoredProduct();
        store(anOrder().of(product).build());
        Product withoutIt = new Product(product.id(), "Renamed", List.of(ProductVersion.of(3, 0)));

        Change change = storage().transactions().inTransaction(() -> products().replace(withoutIt));

        assertThat(change).isEqualTo(Change.HAS_LICENSES);
        assertThat(products().find(product.id())).contains(product);
    }

    @Test
    void replacesAProductWithLicensesAsLongAsItsVersionsStay() {
        Product product = aStoredProduct();
        store(anOrder().of(product).build());
        Product renamed = new Product(product.id(), "Renamed", product.versions().subList(0, 1));

        assertThat(products().replace(renamed)).isEqualTo(Change.DONE);
        assertThat(products().find(product.id())).contains(renamed);
    }

    @Test
    void removesAProductUnlessItHasLicenses() {
        Product unused = aStoredProduct();
        Product used = aStoredProduct();
        store(anOrder().of(used).build());

        assertThat(products().remove(unused.id())).isEqualTo(Change.DONE);
        assertThat(products().remove(used.id())).isEqualTo(Change.HAS_LICENSES);
        assertThat(products().find(unused.id())).isEmpty();
        assertThat(products().find(used.id())).contains(used);
    }

    @Test
    void tellsThatThereIsNoSuchProduct() {
        int id = anUnusedId();

        assertThat(products().find(id)).isEmpty();
        assertThat(products().remove(id)).isEqualTo(Change.UNKNOWN);
        assertThat(products().replace(new Product(id, "None", List.of(ProductVersion.of(1, 0))))).isEqualTo(Change.UNKNOWN);
    }

    private Products products() {
        return storage().products();
    }

    private int anUnusedId() {
        int id = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        return products().find(id).isEmpty() ? id : anUnusedId();
    }
}
