package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A customer as an event tells. No order is lost by what stands in a name: what cannot be stored is left out, and what is
 * too long is cut.
 */
final class ToldCustomer {

    private final Map<CustomerPart, String> parts = new EnumMap<>(CustomerPart.class);

    /** The first text that is there counts. */
    @SafeVarargs
    final ToldCustomer with(CustomerPart part, Optional<String>... texts) {
        Stream.of(texts)
                .flatMap(Optional::stream)
                .map(text -> storable(text, part.maxLength()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(text -> parts.putIfAbsent(part, text));
        return this;
    }

    /** A name from its parts, whichever are there. */
    @SafeVarargs
    final ToldCustomer withName(Optional<String>... names) {
        return with(CustomerPart.NAME, Optional.of(Stream.of(names).flatMap(Optional::stream).collect(Collectors.joining(" "))));
    }

    Customer customer() {
        return Customer.of(part -> parts.getOrDefault(part, ""));
    }

    /** The text without what no database stores, cut to a length in characters as people count them. */
    static String storable(String text, int maxLength) {
        return text.codePoints()
                .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
                .limit(maxLength)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
