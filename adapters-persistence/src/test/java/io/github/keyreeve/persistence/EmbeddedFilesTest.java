package io.github.keyreeve.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedFilesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"data", "with blank", "with.dot"})
    void areForTheirOwnerAloneHoweverAnEarlierStartLeftThem(String name) throws IOException {
        Path data = Files.createDirectory(directory.resolve(name));
        try (Database database = Database.open(DatabaseSettings.embedded(data))) {
            database.migrate();
        }
        Path trace = Files.createFile(data.resolve("keyreeve.trace.db"));
        Path other = Files.createFile(data.resolve("keyreeve.properties"));
        for (Path file : new Path[] {data.resolve("keyreeve.mv.db"), trace, other}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }

        try (Database database = Database.open(DatabaseSettings.embedded(data))) {
            database.keepPrivate();

            assertThat(permissions(data.resolve("keyreeve.mv.db"))).isEqualTo("rw-------");
            assertThat(permissions(trace)).isEqualTo("rw-------");
            assertThat(permissions(other)).isEqualTo("rw-r--r--");
        }
    }

    @Test
    void areThereOnlyForADatabaseInFiles() {
        try (Database database = Database.open(DatabaseSettings.of("jdbc:h2:mem:no-files", "sa", ""))) {
            assertThatCode(database::keepPrivate).doesNotThrowAnyException();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
