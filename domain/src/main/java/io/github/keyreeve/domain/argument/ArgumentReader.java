package io.github.keyreeve.domain.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads arguments into values and gathers everything that is wrong with them, so that the caller hears of all at once. */
public final class ArgumentReader {

    private static final Set<String> TRUE = Set.of("true", "1", "yes");
    private static final Set<String> FALSE = Set.of("false", "0", "no");

    private final Arguments arguments;
    private final List<ArgumentError> errors = new ArrayList<>();

    public ArgumentReader(Arguments arguments) {
        this.arguments = arguments;
    }

    public List<ArgumentError> errors() {
        return List.copyOf(errors);
    }

    public void error(String argument, String message) {
        errors.add(new ArgumentError(argument, message));
    }

    public Optional<Integer> wholeNumber(String name, int least, int most) {
        String range = "must be a whole number from %d to %d".formatted(least, most);
        return read(name, text -> {
            if (!text.matches("[+-]?[0-9]{1,18}")) {
                throw new IllegalArgumentException(range);
            }
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(range);
            }
            return (int) number;
        });
    }

    public Optional<Boolean> flag(String name) {
        return read(name, text -> {
            String word = text.toLowerCase(Locale.ROOT);
            if (!TRUE.contains(word) && !FALSE.contains(word)) {
                throw new IllegalArgumentException("must be true or false (or 1, 0, yes, no)");
            }
            return TRUE.contains(word);
        });
    }

    public Optional<String> text(String name, int maxLength) {
        return read(name, text -> StoredText.require(text, maxLength));
    }

    /** Reads a value by a function that throws {@link IllegalArgumentException} with what is allowed. */
    public <T> Optional<T> read(String name, Function<String, T> reading) {
        return arguments.value(name).flatMap(text -> {
            try {
                return Optional.of(reading.apply(text));
            } catch (IllegalArgumentException e) {
                error(name, e.getMessage());
                return Optional.empty();
            }
        });
    }
}
