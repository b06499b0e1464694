package io.github.keyreeve.bootstrap.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A file of settings, one {@code name=value} a line, in UTF-8. */
record SettingsFile(Path path, Map<String, String> values) {

    /**
     * Reads the file.
     *
     * @throws IOException              if the file cannot be read as UTF-8 text
     * @throws IllegalArgumentException if it is not a properties file or says something twice
     */
    static SettingsFile read(Path path) throws IOException {
        Map<String, String> values = new HashMap<>();
        // Properties alone would let the later of two lines win in silence.
        Properties lines = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object name, Object value) {
                if (values.put((String) name, ((String) value).strip()) != null) {
                    throw new IllegalArgumentException("the setting %s is given twice".formatted(name));
                }
                return super.put(name, value);
            }
        };
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        return new SettingsFile(path, new TreeMap<>(values));
    }
}
