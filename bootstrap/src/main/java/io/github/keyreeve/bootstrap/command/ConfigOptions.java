package io.github.keyreeve.bootstrap.command;

import io.github.keyreeve.bootstrap.config.ConfigReader;
import io.github.keyreeve.bootstrap.config.ConfigReading;
import io.github.keyreeve.bootstrap.config.Origin;
import io.github.keyreeve.bootstrap.config.Setting;
import io.github.keyreeve.bootstrap.config.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings as options of a command. Checking their values is left to {@link ConfigReader}, for all origins alike. */
public final class ConfigOptions {

    private final Map<String, String> environment;
    private final List<Setting<?>> settings;

    private ConfigOptions(Map<String, String> environment, List<Setting<?>> settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /** All settings that a command line may give. */
    public static ConfigOptions all(Map<String, String> environment) {
        return new ConfigOptions(environment, Settings.from(Origin.COMMAND_LINE));
    }

    /** Only some of them, for a command that has no use for the others; file and environment still hold all. */
    public static ConfigOptions only(Map<String, String> environment, Setting<?>... settings) {
        return new ConfigOptions(environment, List.of(settings));
    }

    /** Adds an option for each setting. */
    public void addTo(CommandSpec command) {
        settings.forEach(setting -> command.addOption(option(setting)));
    }

    /**
     * Reads the configuration with the options that were given.
     *
     * @throws InvalidConfigException with all that is wrong
     */
    public ConfigReading.Valid read(ParseResult command) {
        Map<String, String> given = new HashMap<>();
        for (Setting<?> setting : settings) {
            if (command.hasMatchedOption(setting.option())) {
                given.put(setting.name(), command.matchedOption(setting.option()).getValue().toString());
            }
        }
        return switch (ConfigReader.read(given, environment)) {
            case ConfigReading.Valid valid -> valid;
            case ConfigReading.Invalid invalid -> throw new InvalidConfigException(invalid.problems());
        };
    }

    private static OptionSpec option(Setting<?> setting) {
        String standard = setting.defaultText().map(" Default: %s"::formatted).orElse("");
        OptionSpec.Builder option = OptionSpec.builder(setting.option())
                .description((setting.description() + (setting.isFlag() ? "" : standard)).replace("%", "%%"));
        return setting.isFlag()
                ? option.type(Boolean.class).arity("0").build()
                : option.type(String.class).arity("1").paramLabel(setting.valueName()).build();
    }
}
