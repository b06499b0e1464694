package io.github.keyreeve.web.notice;

import java.util.Optional;
import java.util.stream.Stream;

/** What a shop calls a product, for the staff to read. No order is lost by it: what cannot be stored is left out. */
final class ProductName {

    private static final int MAX_LENGTH = 255;

    private ProductName() {}

    /** The first text that is there, empty where none is. */
    @SafeVarargs
    static String of(Optional<String>... texts) {
        return Stream.of(texts)
                .flatMap(Optional::stream)
                .map(text -> ToldCustomer.storable(text, MAX_LENGTH))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
