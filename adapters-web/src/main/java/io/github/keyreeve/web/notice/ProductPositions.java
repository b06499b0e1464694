package io.github.keyreeve.web.notice;

import java.util.HashMap;
import java.util.Map;

/** Names for the lines of an order whose shop numbers none: the product and its position among those of that product. */
final class ProductPositions {

    private final Map<String, Integer> seen = new HashMap<>();

    /** @throws io.github.keyreeve.web.shop.UnreadableRequestException if the product is too long for a name of a line */
    String next(String product) {
        return ToldNumber.of("product", product + "/" + seen.merge(product, 1, Integer::sum));
    }
}
