package io.github.keyreeve.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Dkeyreeve.write-documents=true} the documents are written anew instead of compared. */
class SettingsDocumentTest {

    private static final boolean WRITE = Boolean.getBoolean("keyreeve.write-documents");
    private static final Path EXAMPLE = Path.of("src/dist/conf/keyreeve.properties.example");
    private static final Path README = Path.of("../README.md");

    @Test
    void theExampleFileShowsEverySetting() throws IOException {
        if (WRITE) {
            Files.writeString(EXAMPLE, SettingsDocument.exampleFile());
        }

        assertThat(EXAMPLE).as("write it anew with -Dkeyreeve.write-documents=true")
                .hasContent(SettingsDocument.exampleFile());
    }

    @Test
    void theReadmeShowsEverySetting() throws IOException {
        if (WRITE) {
            String readme = Files.readString(README);
            int start = readme.indexOf(SettingsDocument.TABLE_START);
            int end = readme.indexOf(SettingsDocument.TABLE_END) + SettingsDocument.TABLE_END.length();
            Files.writeString(README, readme.substring(0, start) + SettingsDocument.table() + readme.substring(end));
        }

        assertThat(Files.readString(README)).as("write it anew with -Dkeyreeve.write-documents=true")
                .contains(SettingsDocument.table());
    }

    @Test
    void everyDefaultIsAcceptable() {
        for (Setting<?> setting : Settings.ALL) {
            assertThat(setting.defaultText().map(setting::parse).isPresent()).as(setting.name())
                    .isEqualTo(setting.defaultText().isPresent());
        }
    }
}
