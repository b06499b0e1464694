package io.github.keyreeve.domain.argument;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The seller's {@code is_…} arguments as text, by lower-case name. A value that says nothing counts as absent, so that
 * it hides none that stands elsewhere.
 *
 * <p>They come from places that the seller controls only: a URL, a stored set (source: contract 3.4).
 */
public record Arguments(SortedMap<String, String> values) {

    public static final Arguments NONE = new Arguments(new TreeMap<>());

    /** What argument text may never set: who calls, how many were ordered, which further text counts. */
    private static final Set<String> NOT_IN_TEXT =
            Set.of("is_vendor", "is_user", "is_pwd", "is_args", "is_quantity");

    private static final String DURATION = "is_expduration";
    /** The WooCommerce plugin sends this with every product that does not expire by its own settings. */
    private static final String NO_DURATION = "-1";

    public Arguments {
        SortedMap<String, String> present = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!saysNothing(name, value)) {
                present.put(name.toLowerCase(Locale.ROOT), value.strip());
            }
        });
        values = Collections.unmodifiableSortedMap(present);
    }

    public static Arguments of(Map<String, String> values) {
        return new Arguments(new TreeMap<>(values));
    }

    /** Whether the value means that the argument is not set: an empty one, and a duration of -1. */
    public static boolean saysNothing(String name, String value) {
        return value.isBlank() || name.equalsIgnoreCase(DURATION) && value.strip().equals(NO_DURATION);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These arguments, completed by others: what stands here already wins. */
    public Arguments orElse(Arguments others) {
        SortedMap<String, String> merged = new TreeMap<>(others.values);
        merged.putAll(values);
        return new Arguments(merged);
    }

    public Arguments without(String name) {
        SortedMap<String, String> rest = new TreeMap<>(values);
        rest.remove(name);
        return new Arguments(rest);
    }

    /** Whether a value of {@code is_args} is itself argument text rather than the name of a stored set. */
    public static boolean looksLikeText(String value) {
        return value.strip().toLowerCase(Locale.ROOT).matches("&?is_[a-z0-9_]+=.*");
    }

    /**
     * Reads argument text such as {@code &is_productid=1&is_majorversion=1}, not percent-encoded. Names that argument
     * text may not set are passed over.
     */
    public static Arguments ofText(String text) {
        SortedMap<String, String> read = pairs(text);
        read.keySet().removeAll(NOT_IN_TEXT);
        return new Arguments(read);
    }

    /** Reads single arguments that stand apart, such as in a product's metadata; they may set what argument text may. */
    public static Arguments ofPlaces(Map<String, String> places) {
        SortedMap<String, String> read = new TreeMap<>();
        places.forEach((name, value) -> read.put(name.strip().toLowerCase(Locale.ROOT), value));
        read.keySet().removeAll(NOT_IN_TEXT);
        return new Arguments(read);
    }

    /** The names in argument text that must not stand there, for a clear refusal when a set is stored. */
    public static Set<String> forbiddenIn(String text) {
        Set<String> forbidden = new TreeSet<>();
        pairs(text).keySet().forEach(name -> {
            if (NOT_IN_TEXT.contains(name) || !name.startsWith("is_")) {
                forbidden.add(name);
            }
        });
        return forbidden;
    }

    private static SortedMap<String, String> pairs(String text) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (String pair : text.strip().split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isBlank()) {
                String name = (equals < 0 ? pair : pair.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.merge(name, value, (first, next) -> saysNothing(name, first) ? next : first);
            }
        }
        return pairs;
    }
}
