package io.github.keyreeve.bootstrap.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values in effect, each known to be acceptable. */
final class SettingValues {

    private final Map<Setting<?>, GivenValue> given = new HashMap<>();

    /** Keeps a value that its setting accepts. */
    void put(Setting<?> setting, GivenValue value) {
        given.put(setting, value);
    }

    boolean isGiven(Setting<?> setting) {
        return given.containsKey(setting);
    }

    Optional<GivenValue> given(Setting<?> setting) {
        return Optional.ofNullable(given.get(setting));
    }

    /** The value that was given, else the default, else nothing. */
    <T> Optional<T> find(Setting<T> setting) {
        // Parsed once more instead of kept, so that no cast is needed.
        return given(setting).map(GivenValue::text).or(setting::defaultText).map(setting::parse);
    }

    /** The value of a setting that has a default. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** All settings for a person to look at, without secrets. */
    List<EffectiveSetting> effective() {
        return Settings.ALL.stream().map(this::effective).toList();
    }

    private EffectiveSetting effective(Setting<?> setting) {
        return given(setting)
                .map(value -> new EffectiveSetting(setting.name(), setting.masked(value.text()), value.place()))
                .orElseGet(() -> new EffectiveSetting(setting.name(), defaultOf(setting), "default"));
    }

    private String defaultOf(Setting<?> setting) {
        String note = setting.defaultNote().isEmpty() ? "(not set)" : "(%s)".formatted(setting.defaultNote());
        boolean temporary = setting == Settings.DATA && get(Settings.DEMO);
        return temporary ? note : setting.defaultText().orElse(note);
    }
}
