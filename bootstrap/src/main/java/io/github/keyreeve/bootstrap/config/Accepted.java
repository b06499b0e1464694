package io.github.keyreeve.bootstrap.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values that a setting accepts.
 *
 * @param range  says them to a person, so that "must be …" reads well
 * @param parser throws {@link IllegalArgumentException} outside the range; a {@link Hint} says more than the range does
 */
record Accepted<T>(String range, Function<String, T> parser) {

    /** A refusal with a message meant for the person who configures the server. */
    static final class Hint extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Hint(String message) {
            super(message);
        }
    }

    static Accepted<Boolean> truth() {
        return new Accepted<>("true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    static Accepted<Integer> integer(int smallest, int largest) {
        return integer(smallest, largest, "%d to %d".formatted(smallest, largest));
    }

    static Accepted<Integer> integer(int smallest, int largest, String range) {
        return new Accepted<>(range, text -> {
            if (text.startsWith("tcp://")) {
                throw new Hint("Kubernetes sets this variable for a service of the name keyreeve;"
                        + " switch enableServiceLinks off for the pod");
            }
            int number = Integer.parseInt(text);
            if (number < smallest || number > largest) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    static <E extends Enum<E>> Accepted<E> oneOf(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new Accepted<>("one of " + names, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    static Accepted<String> matching(Pattern pattern, String range) {
        return new Accepted<>(range, text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }

    static <T> Accepted<List<T>> listOf(Accepted<T> item, String range) {
        return new Accepted<>(range, text -> Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(item.parser())
                .toList());
    }

    static Accepted<Path> directory() {
        return new Accepted<>("a directory, which may be missing yet", text -> {
            Path path = path(text);
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new Hint("there is something else than a directory");
            }
            return path;
        });
    }

    static Accepted<Path> readableFile() {
        return new Accepted<>("a file that the server can read", text -> {
            Path path = path(text);
            if (!Files.isRegularFile(path)) {
                throw new Hint("there is no such file");
            }
            if (!Files.isReadable(path)) {
                throw new Hint("the file's permissions forbid reading it");
            }
            return path;
        });
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new Hint(e.getReason());
        }
    }
}
