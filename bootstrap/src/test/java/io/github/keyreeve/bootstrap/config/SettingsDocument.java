package io.github.keyreeve.bootstrap.config;

import java.util.stream.Collectors;

/** Writes the documents that show all settings. */
final class SettingsDocument {

    static final String TABLE_START = "<!-- settings -->\n";
    static final String TABLE_END = "<!-- /settings -->\n";

    private SettingsDocument() {
    }

    /** The example file: every setting commented out, with its default. */
    static String exampleFile() {
        return Settings.from(Origin.FILE).stream().map(SettingsDocument::exampleEntry).collect(Collectors.joining("\n", """
                # Settings of Keyreeve. Take the # off a line to change one; options of the command line and environment
                # variables (KEYREEVE_PORT for port) win over this file. "keyreeve check-config --config FILE" checks it.
                # The passwords KEYREEVE_DB_PASSWORD and KEYREEVE_ADMIN_TOKEN may stand in the environment only.

                """, ""));
    }

    private static String exampleEntry(Setting<?> setting) {
        String unset = setting.defaultNote().isEmpty() ? "" : "Not set: %s.".formatted(setting.defaultNote());
        String without = setting.defaultText().isPresent() ? "" : "\n# " + unset;
        return "# %s%n# Must be %s.%s%n#%s=%s%n".formatted(setting.description(), setting.accepted().range(),
                unset.isEmpty() ? "" : without, setting.name(), setting.defaultText().orElse(""));
    }

    /** The table of the README, between its markers. */
    static String table() {
        return Settings.ALL.stream().map(SettingsDocument::row).collect(Collectors.joining("", TABLE_START + """

                | Option | Environment variable | Default | Meaning |
                | --- | --- | --- | --- |
                """, "\n" + TABLE_END));
    }

    private static String row(Setting<?> setting) {
        String option = setting.origins().contains(Origin.COMMAND_LINE)
                ? "`%s`".formatted((setting.option() + " " + setting.valueName()).strip()) : "";
        String standard = setting.isFlag() ? "off" : setting.defaultText().map("`%s`"::formatted).orElse("");
        String note = setting.defaultText().isPresent() && !setting.defaultNote().isEmpty()
                ? "; " + setting.defaultNote() : setting.defaultNote();
        String range = setting.isFlag() ? "" : " Accepts %s.".formatted(setting.accepted().range());
        return "| %s | `%s` | %s | %s%s |\n".formatted(
                option, setting.environmentVariable(), standard + note, setting.description(), range);
    }
}
