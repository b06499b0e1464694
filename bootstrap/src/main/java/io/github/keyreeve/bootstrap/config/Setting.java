package io.github.keyreeve.bootstrap.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One setting: all that option, environment variable, file key, documentation and error messages need to know of it.
 *
 * @param name        as in the file; the option is {@code --name}, the environment variable {@code KEYREEVE_NAME}
 * @param defaultText the default as a person would write it, absent where the setting has none
 * @param defaultNote what happens without a value, where {@code defaultText} cannot say it; else empty
 * @param description one sentence
 * @param valueName   stands for the value in the help
 * @param origins     where the setting may be given
 * @param visibility  how much of the value may be shown
 */
public record Setting<T>(String name, Optional<String> defaultText, String defaultNote, String description,
        String valueName, Accepted<T> accepted, Set<Origin> origins, Visibility visibility) {

    /** The prefix of every environment variable. */
    public static final String ENVIRONMENT_PREFIX = "KEYREEVE_";

    private static final Set<Origin> EVERYWHERE = Set.of(Origin.COMMAND_LINE, Origin.ENVIRONMENT, Origin.FILE);

    /** How much of a setting's value may appear in messages. */
    public enum Visibility {
        OPEN,
        /** A URL that may hold a password among other things. */
        WITHOUT_PASSWORD,
        HIDDEN
    }

    static <T> Setting<T> of(String name, String valueName, Accepted<T> accepted, String description) {
        return new Setting<>(name, Optional.empty(), "", description, valueName, accepted, EVERYWHERE, Visibility.OPEN);
    }

    /** A switch that is off unless given; on the command line it takes no value. */
    static Setting<Boolean> flag(String name, String description) {
        return of(name, "", Accepted.truth(), description).withDefault("false");
    }

    Setting<T> withDefault(String text) {
        return new Setting<>(name, Optional.of(text), "", description, valueName, accepted, origins, visibility);
    }

    Setting<T> withDefaultNote(String note) {
        return new Setting<>(name, defaultText, note, description, valueName, accepted, origins, visibility);
    }

    Setting<T> only(Origin... allowed) {
        return new Setting<>(name, defaultText, defaultNote, description, valueName, accepted, Set.of(allowed),
                visibility);
    }

    Setting<T> shown(Visibility shown) {
        return new Setting<>(name, defaultText, defaultNote, description, valueName, accepted, origins, shown);
    }

    /** The option on the command line, with its dashes. */
    public String option() {
        return "--" + name;
    }

    /** The name of the environment variable. */
    public String environmentVariable() {
        return ENVIRONMENT_PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether the option takes no value. */
    public boolean isFlag() {
        return valueName.isEmpty();
    }

    /** What the setting is called where it came from, as a person would have written it. */
    public String nameIn(Origin origin) {
        return switch (origin) {
            case COMMAND_LINE -> option();
            case ENVIRONMENT -> environmentVariable();
            case FILE, DEFAULT -> name;
        };
    }

    T parse(String text) {
        return accepted.parser().apply(text);
    }

    /** A value of this setting in a form that may be shown to anybody. */
    String masked(String text) {
        return switch (visibility) {
            case OPEN -> text;
            case WITHOUT_PASSWORD -> DatabaseUrl.withoutPassword(text);
            case HIDDEN -> "(hidden)";
        };
    }
}
