package io.github.keyreeve.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LicenseStoreTest {

    @TempDir
    private Path above;

    private Path directory;
    private LicenseStore store;

    @BeforeEach
    void choose() {
        directory = above.resolve("Acme/Editor");
        store = new LicenseStore(directory);
    }

    @Test
    void givesBackWhatItKeeps() throws IOException {
        store.keep("KEY", "note", "file");

        LicenseStore again = new LicenseStore(directory);
        assertThat(again.key()).hasValue("KEY");
        assertThat(again.kept()).hasValue(new LicenseStore.Kept("file", "note"));
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("license.jws", "last-seen", "activation-key");
    }

    @Test
    void isEmptyAtFirst() throws IOException {
        assertThat(store.key()).isEmpty();
        assertThat(store.kept()).isEmpty();
        assertThat(directory).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsNobodyElseReadTheKey() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("activation-key"), "OLD");
        Files.setPosixFilePermissions(directory.resolve("activation-key"), PosixFilePermissions.fromString("rw-rw-rw-"));

        store.keep("KEY", "note", "file");

        assertThat(permissions("activation-key")).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void makesItsDirectoryForItsUserAloneAndLeavesOneThatIsThere() throws IOException {
        store.keep("KEY", "note", "file");
        assertThat(permissions("")).isEqualTo("rwx------");

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        store.keep("KEY", "note", "file");
        assertThat(permissions("")).isEqualTo("rwxr-xr-x");
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    @Test
    void keepsTheKeyWhenTheLicenceIsTakenBack() throws IOException {
        store.keep("KEY", "note", "file");

        store.removeLicense();

        assertThat(store.kept()).isEmpty();
        assertThat(store.key()).hasValue("KEY");
    }

    @Test
    void putsNoNoteBesideALicenceThatWasRemovedOrReplaced() throws IOException {
        store.keep("KEY", "note", "file");
        LicenseStore.Kept read = store.kept().orElseThrow();
        store.keep("KEY", "newer note", "newer file");

        store.keepLastSeen("late", read);
        assertThat(store.kept()).hasValue(new LicenseStore.Kept("newer file", "newer note"));

        store.removeAll();
        store.keepLastSeen("late", read);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void readsNothingThatItCannotHaveWritten() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("license.jws"), "x".repeat(SignedFile.MAX_LENGTH + 1));

        assertThatThrownBy(store::kept).isInstanceOf(IOException.class);
    }

    @Test
    void worksInADirectoryThatIsNamedFromHere() throws IOException {
        Path relative = Path.of("target").resolve(above.getFileName());

        new LicenseStore(relative).keep("KEY", "note", "file");

        assertThat(relative.resolve("license.jws")).hasContent("file");
    }

    /** A power cut must not leave half a licence: whoever reads meanwhile sees the old one or the new one. */
    @Test
    void showsNoHalfFileToAnotherProcess() throws Exception {
        String one = "1".repeat(SignedFile.MAX_LENGTH - 1);
        String two = "2".repeat(SignedFile.MAX_LENGTH - 1);
        store.keep("KEY", "note", one);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try {
                for (int round = 0; round < 50; round++) {
                    store.keep("KEY", "note", round % 2 == 0 ? two : one);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                done.set(true);
            }
        });
        LicenseStore otherProcess = new LicenseStore(directory);

        writer.start();
        while (!done.get()) {
            assertThat(otherProcess.kept().map(LicenseStore.Kept::license)).isIn(Optional.of(one), Optional.of(two));
        }

        writer.join();
    }
}
