package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Products.Change;
import io.github.keyreeve.domain.product.Product;
import java.util.List;
import java.util.Optional;

/** The vendor's staff look after the products that keys are issued for. */
public interface ManageProducts {

    List<Product> all();

    Optional<Product> find(int id);

    /** @return false if there is a product with this id already */
    boolean add(Product product);

    Change replace(Product product);

    Change remove(int id);
}
