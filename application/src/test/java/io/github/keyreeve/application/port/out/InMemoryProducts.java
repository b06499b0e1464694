package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.VersionId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Products in memory, their versions in order. */
record InMemoryProducts(InMemoryStorage storage) implements Products {

    @Override
    public Optional<String> nameOf(VersionId version) {
        return storage.with(tables -> nameOf(tables, version));
    }

    static Optional<String> nameOf(InMemoryStorage.Tables tables, VersionId version) {
        return Optional.ofNullable(tables.products.get(version.productId()))
                .filter(product -> versionsOf(product).contains(version))
                .map(Product::name);
    }

    @Override
    public Optional<Product> find(int id) {
        return storage.with(tables -> Optional.ofNullable(tables.products.get(id)));
    }

    @Override
    public List<Product> all() {
        return storage.with(tables -> List.copyOf(tables.products.values()));
    }

    @Override
    public boolean add(Product product) {
        return storage.with(tables -> tables.products.putIfAbsent(product.id(), inOrder(product)) == null);
    }

    @Override
    public Change replace(Product product) {
        return storage.with(tables -> {
            if (!tables.products.containsKey(product.id())) {
                return Change.UNKNOWN;
            }
            if (!versionsOf(product).containsAll(licensedVersions(tables, product.id()))) {
                return Change.HAS_LICENSES;
            }
            tables.products.put(product.id(), inOrder(product));
            return Change.DONE;
        });
    }

    @Override
    public Change remove(int id) {
        return storage.with(tables -> {
            if (!licensedVersions(tables, id).isEmpty()) {
                return Change.HAS_LICENSES;
            }
            return tables.products.remove(id) == null ? Change.UNKNOWN : Change.DONE;
        });
    }

    private static Product inOrder(Product product) {
        return new Product(product.id(), product.name(), product.versions().stream()
                .sorted(Comparator.comparing(ProductVersion::major).thenComparing(ProductVersion::minor))
                .toList());
    }

    private static Set<VersionId> versionsOf(Product product) {
        return product.versions().stream()
                .map(version -> new VersionId(product.id(), version.major(), version.minor()))
                .collect(Collectors.toSet());
    }

    private static Set<VersionId> licensedVersions(InMemoryStorage.Tables tables, int productId) {
        return tables.orders.values().stream()
                .flatMap(stored -> stored.order().licenses().stream())
                .map(license -> license.terms().version())
                .filter(version -> version.productId() == productId)
                .collect(Collectors.toSet());
    }
}
