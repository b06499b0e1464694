package io.github.keyreeve.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void keepsTheAdministratorTokenForTheOwnerAlone() throws IOException {
        try (DataDirectory data = DataDirectory.open(Optional.of(parent.resolve("data")))) {
            AdminTokenFile file = data.adminTokenFile();
            assertThat(file.read()).isEmpty();

            file.write("first");
            file.write("second");

            assertThat(file.read()).contains("second");
            assertThat(file.path()).isEqualTo(parent.resolve("data/admin-token"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()))).isEqualTo("rw-------");
            assertThat(data.path()).isDirectoryContaining("glob:**/admin-token").isDirectoryNotContaining("glob:**.new");
        }
        assertThat(parent.resolve("data/admin-token")).exists();
    }

    @Test
    void isForTheOwnerAloneWhereItWasMade() throws IOException {
        Path own = Files.createDirectory(parent.resolve("own"), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwxr-x---")));

        try (DataDirectory made = DataDirectory.open(Optional.of(parent.resolve("new/data")));
                DataDirectory temporary = DataDirectory.open(Optional.empty());
                DataDirectory found = DataDirectory.open(Optional.of(own))) {
            assertThat(permissions(made.path())).isEqualTo("rwx------");
            assertThat(permissions(temporary.path())).isEqualTo("rwx------");
            assertThat(permissions(found.path())).isEqualTo("rwxr-x---");
        }
    }

    @Test
    void refusesATokenThatOthersMayRead() throws IOException {
        try (DataDirectory data = DataDirectory.open(Optional.of(parent))) {
            AdminTokenFile file = data.adminTokenFile();
            file.write("token");
            Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw----r--"));

            assertThatThrownBy(file::read).isInstanceOf(ExposedSecretException.class);
        }
    }

    @Test
    void keepsTheSecretsInsideUnlessTheyHaveTheirOwnPlace() {
        try (DataDirectory data = DataDirectory.open(Optional.of(parent.resolve("data")))) {
            assertThat(data.secrets(Optional.empty(), new SecureRandom()).path()).isEqualTo(parent.resolve("data/secrets"));
            assertThat(data.secrets(Optional.of(parent.resolve("shared")), new SecureRandom()).path())
                    .isEqualTo(parent.resolve("shared")).isDirectory();
        }
    }

    @Test
    void isTemporaryAndGoesWhenNobodyNamedIt() {
        DataDirectory data = DataDirectory.open(Optional.empty());
        data.adminTokenFile().write("token");

        data.close();

        assertThat(data.isTemporary()).isTrue();
        assertThat(data.path()).doesNotExist();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
