package io.github.keyreeve.web.shop;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.Arguments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names and values as a shop sent them, in that order; names count in any case of letters, empty values as absent. */
public record Fields(List<Field> list) {

    public static final Fields NONE = new Fields(List.of());
    private static final String ARGUMENT = "is_";

    public record Field(String name, String value) {

        boolean isCalled(String other) {
            return name.equalsIgnoreCase(other);
        }

        boolean isFilledArgument() {
            return name.toLowerCase(Locale.ROOT).startsWith(ARGUMENT) && !Arguments.saysNothing(name, value);
        }
    }

    public Fields {
        list = List.copyOf(list);
    }

    /** The first filled field of that name. */
    public Optional<String> value(String name) {
        return list.stream()
                .filter(field -> field.isCalled(name) && !field.value().isBlank())
                .map(field -> field.value().strip())
                .findFirst();
    }

    /** These fields, followed by others. */
    public Fields and(Fields others) {
        List<Field> both = new ArrayList<>(list);
        both.addAll(others.list);
        return new Fields(both);
    }

    /** The {@code is_…} arguments by lower-case name; the first filled one counts. */
    public Map<String, String> arguments() {
        Map<String, String> arguments = new HashMap<>();
        list.stream()
                .filter(Field::isFilledArgument)
                .forEach(field -> arguments.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field.value()));
        return arguments;
    }

    /** Arguments that are set twice here with different values: nobody can know which one was meant. */
    public List<ArgumentError> contradictions() {
        Map<String, String> first = new HashMap<>();
        return list.stream()
                .filter(Field::isFilledArgument)
                .filter(field -> !field.value()
                        .equals(first.computeIfAbsent(field.name().toLowerCase(Locale.ROOT), name -> field.value())))
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .distinct()
                .map(name -> new ArgumentError(name, "must not stand twice with different values"))
                .toList();
    }
}
