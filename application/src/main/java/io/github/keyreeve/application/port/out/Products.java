package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.VersionId;
import java.util.List;
import java.util.Optional;

/** The products that keys can be issued for. */
public interface Products {

    /** The name of the product if it has that version. One read. */
    Optional<String> nameOf(VersionId version);

    Optional<Product> find(int id);

    /** By id. */
    List<Product> all();

    /** @return whether it was stored; false if the id is taken */
    boolean add(Product product);

    /**
     * Replaces name and versions.
     *
     * @return what became of it; a version that has licences is never removed
     */
    Change replace(Product product);

    Change remove(int id);

    /** What became of a change. */
    enum Change { DONE, UNKNOWN, HAS_LICENSES }
}
