package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.application.port.out.Products.Change;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.product.Product;
import java.util.List;
import java.util.Optional;

/** Looks after the products. */
public final class ProductDesk implements ManageProducts {

    private final Transactions transactions;
    private final Products products;

    public ProductDesk(Transactions transactions, Products products) {
        this.transactions = transactions;
        this.products = products;
    }

    @Override
    public List<Product> all() {
        return products.all();
    }

    @Override
    public Optional<Product> find(int id) {
        return products.find(id);
    }

    @Override
    public boolean add(Product product) {
        return transactions.inTransaction(() -> products.add(product));
    }

    @Override
    public Change replace(Product product) {
        return transactions.inTransaction(() -> products.replace(product));
    }

    @Override
    public Change remove(int id) {
        return transactions.inTransaction(() -> products.remove(id));
    }
}
