package io.github.keyreeve.web.server;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may be logged of a request's target: its path, and the names of its arguments.
 *
 * <p>Values never are. A name is logged only if it looks like one: a shop that does not encode its values makes
 * names of their pieces, and a key pasted in the wrong place must not reach the log either.
 */
final class LoggedTarget {

    private static final String HIDDEN = "?";
    private static final int MAX_PATH_LENGTH = 300;
    private static final int MAX_NAMES = 40;
    private static final int KEY_LENGTH = 25;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,39}");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern UNSAFE = Pattern.compile("[^!-~]|[\"\\\\]");

    private LoggedTarget() {}

    /** The path, with every segment hidden that could be an activation key. */
    static String path(String path) {
        if (path == null) {
            return "-";
        }
        String hidden = Arrays.stream(path.split("/", -1))
                .map(segment -> couldBeKey(segment) ? HIDDEN : segment)
                .collect(Collectors.joining("/"));
        String safe = UNSAFE.matcher(hidden).replaceAll(HIDDEN);
        return safe.length() <= MAX_PATH_LENGTH ? safe : safe.substring(0, MAX_PATH_LENGTH) + "...";
    }

    private static boolean couldBeKey(String segment) {
        long symbols = segment.chars().filter(Character::isLetterOrDigit).count();
        return symbols >= KEY_LENGTH && !UUID.matcher(segment).matches();
    }

    /** The names, in the order sent. */
    static List<String> argumentNames(String query) {
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(query.split("&", MAX_NAMES + 2))
                .filter(argument -> !argument.isEmpty())
                .limit(MAX_NAMES)
                .map(LoggedTarget::argumentName)
                .toList();
    }

    /** Without an equals sign it is more likely the second half of a value that had an ampersand in it. */
    private static String argumentName(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 0 || equals >= KEY_LENGTH) {
            return HIDDEN;
        }
        String name = argument.substring(0, equals);
        return NAME.matcher(name).matches() ? name : HIDDEN;
    }
}
