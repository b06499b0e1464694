package io.github.keyreeve.domain.notice;

import io.github.keyreeve.domain.argument.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * What leads from a shop's product to the arguments of its licences.
 *
 * @param arguments that stand with the product itself; they win over those of the sets
 * @param sets names that argument sets may be stored under, the most particular first. Names without a stored set are
 *     passed over
 */
public record Mapping(Arguments arguments, List<String> sets) {

    public static final Mapping NONE = new Mapping(Arguments.NONE, List.of());

    public Mapping {
        sets = List.copyOf(sets);
    }

    /**
     * What a text says that stands with the product, such as its SKU: argument text, or the name of an argument set.
     */
    public static Mapping ofText(String text) {
        if (Arguments.looksLikeText(text)) {
            return new Mapping(Arguments.ofText(text), List.of());
        }
        return text.isBlank() ? NONE : new Mapping(Arguments.NONE, List.of(text.strip()));
    }

    public static Mapping ofSets(String... sets) {
        return new Mapping(Arguments.NONE, List.of(sets));
    }

    /** This mapping, completed by another. */
    public Mapping orElse(Mapping other) {
        List<String> all = new ArrayList<>(sets);
        other.sets.stream().filter(set -> !all.contains(set)).forEach(all::add);
        return new Mapping(arguments.orElse(other.arguments), all);
    }
}
