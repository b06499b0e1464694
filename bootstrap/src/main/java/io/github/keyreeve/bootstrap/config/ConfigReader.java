package io.github.keyreeve.bootstrap.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the configuration once, from options, environment variables and a file, in that order of precedence. */
public final class ConfigReader {

    /** Meant for the launcher, not for the server. */
    private static final String JAVA_OPTIONS = "KEYREEVE_JAVA_OPTS";
    private static final String ENVIRONMENT = "environment";

    private final Map<String, String> options;
    private final Map<String, String> environment;
    private final List<Problem> problems = new ArrayList<>();
    private final SettingValues values = new SettingValues();
    private Optional<SettingsFile> file = Optional.empty();

    private ConfigReader(Map<String, String> options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /**
     * Reads and checks everything.
     *
     * @param options     the options given on the command line, by the settings' names without dashes
     * @param environment all environment variables
     */
    public static ConfigReading read(Map<String, String> options, Map<String, String> environment) {
        return new ConfigReader(options, environment).read();
    }

    private ConfigReading read() {
        refuseUnknownVariables();
        take(Settings.CONFIG);
        values.find(Settings.CONFIG).ifPresent(this::readFile);
        Settings.ALL.stream().filter(setting -> setting != Settings.CONFIG).forEach(this::take);
        problems.addAll(Consistency.problemsOf(values));
        return problems.isEmpty()
                ? new ConfigReading.Valid(KeyreeveConfig.of(values), values.effective())
                : new ConfigReading.Invalid(List.copyOf(problems));
    }

    private void refuseUnknownVariables() {
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(Setting.ENVIRONMENT_PREFIX) && !name.equals(JAVA_OPTIONS)
                    && Settings.named(name, Origin.ENVIRONMENT).isEmpty()) {
                refuseUnknown(name, Origin.ENVIRONMENT, ENVIRONMENT);
            }
        }
    }

    private void readFile(Path path) {
        try {
            SettingsFile read = SettingsFile.read(path);
            file = Optional.of(read);
            for (String name : read.values().keySet()) {
                if (Settings.named(name, Origin.FILE).isEmpty()) {
                    refuseUnknown(name, Origin.FILE, path.toString());
                }
            }
        } catch (IOException e) {
            problems.add(new Problem("config", path.toString(), "the file cannot be read as UTF-8 text"));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("config", path.toString(), e.getMessage()));
        }
    }

    private void refuseUnknown(String name, Origin origin, String place) {
        boolean elsewhere = Settings.ALL.stream().anyMatch(setting -> setting.nameIn(origin).equals(name));
        String message = elsewhere
                ? "this setting may not be given here, only as " + allowedPlaces(name)
                : "there is no such setting" + Suggestion
                        .forName(name, Settings.from(origin).stream().map(known -> known.nameIn(origin)).toList())
                        .map("; did you mean %s?"::formatted).orElse("");
        problems.add(new Problem(name, place, message));
    }

    private static String allowedPlaces(String name) {
        return Settings.ALL.stream().filter(setting -> setting.name().equals(name))
                .flatMap(setting -> setting.origins().stream().sorted().map(setting::nameIn))
                .distinct().reduce((one, other) -> one + " or " + other).orElseThrow();
    }

    private void take(Setting<?> setting) {
        given(setting).ifPresent(value -> {
            try {
                setting.parse(value.text());
                values.put(setting, value);
            } catch (Accepted.Hint hint) {
                refuse(setting, value, "; " + hint.getMessage());
            } catch (RuntimeException e) {
                refuse(setting, value, "");
            }
        });
    }

    private void refuse(Setting<?> setting, GivenValue value, String hint) {
        String shown = setting.visibility() == Setting.Visibility.HIDDEN
                ? "" : ", not \"%s\"".formatted(setting.masked(value.text()));
        problems.add(new Problem(setting.nameIn(value.origin()), value.place(),
                "must be %s%s%s".formatted(setting.accepted().range(), shown, hint)));
    }

    private Optional<GivenValue> given(Setting<?> setting) {
        return onCommandLine(setting).or(() -> inEnvironment(setting)).or(() -> inFile(setting));
    }

    private Optional<GivenValue> onCommandLine(Setting<?> setting) {
        return Optional.ofNullable(options.get(setting.name()))
                .map(text -> new GivenValue(text.strip(), Origin.COMMAND_LINE, "command line"));
    }

    // In the environment and in the file, blank means not set: that is how people switch a line off there.
    private Optional<GivenValue> inEnvironment(Setting<?> setting) {
        return Optional.ofNullable(environment.get(setting.environmentVariable()))
                .filter(text -> setting.origins().contains(Origin.ENVIRONMENT) && !text.isBlank())
                .map(text -> setting.visibility() == Setting.Visibility.HIDDEN ? text : text.strip())
                .map(text -> new GivenValue(text, Origin.ENVIRONMENT, ENVIRONMENT));
    }

    private Optional<GivenValue> inFile(Setting<?> setting) {
        return file.filter(present -> setting.origins().contains(Origin.FILE))
                .flatMap(present -> Optional.ofNullable(present.values().get(setting.name()))
                        .filter(text -> !text.isBlank())
                        .map(text -> new GivenValue(text, Origin.FILE, present.path().toString())));
    }
}
