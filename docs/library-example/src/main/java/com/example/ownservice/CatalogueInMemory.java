package com.example.ownservice;

import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.VersionId;
import java.util.List;
import java.util.Optional;

/** The one product of this service, which never changes. */
record CatalogueInMemory(Product product) implements Products {

    @Override
    public Optional<String> nameOf(VersionId version) {
        return find(version.productId())
                .filter(found -> found.versions().stream()
                        .anyMatch(known -> known.major() == version.major() && known.minor() == version.minor()))
                .map(Product::name);
    }

    @Override
    public Optional<Product> find(int id) {
        return Optional.of(product).filter(known -> known.id() == id);
    }

    @Override
    public List<Product> all() {
        return List.of(product);
    }

    @Override
    public boolean add(Product another) {
        return false;
    }

    @Override
    public Change replace(Product another) {
        return Change.UNKNOWN;
    }

    @Override
    public Change remove(int id) {
        return Change.UNKNOWN;
    }
}
