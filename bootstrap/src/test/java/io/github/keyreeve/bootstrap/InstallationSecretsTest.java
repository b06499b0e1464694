package io.github.keyreeve.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.port.out.Together;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.bootstrap.command.CommandFailedException;
import io.github.keyreeve.bootstrap.files.SecretsDirectory;
import io.github.keyreeve.bootstrap.files.SigningKeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationSecretsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

    private final Installation installation = new InMemoryStorage().installation();

    @TempDir
    private Path directory;

    @Test
    void makesBothKeysForANewDatabaseAndKeepsThem() {
        String first = start("secrets");

        assertThat(start("secrets")).isEqualTo(first);
        assertThat(directory.resolve("secrets/signing/default.rsa.pem")).isRegularFile();
        assertThat(directory.resolve("secrets/signing/default.ed25519.pem")).isRegularFile();
    }

    @Test
    void agreesOnOneSigningKeyWhenManyServersStartAtOnce() {
        List<String> keys = Together.run(4, server -> start("secrets"));

        assertThat(keys).hasSize(4).containsOnly(keys.getFirst());
        assertThat(start("secrets")).isEqualTo(keys.getFirst());
    }

    @Test
    void takesTheRsaKeyThatWasThereBeforeTheFirstStart() throws IOException {
        start("other", new InMemoryStorage().installation());
        copy("other/signing/default.rsa.pem", "secrets/signing/default.rsa.pem");

        start("secrets");

        assertThat(directory.resolve("secrets/signing/default.rsa.pem"))
                .hasSameBinaryContentAs(directory.resolve("other/signing/default.rsa.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default.rsa.pem", "default.ed25519.pem"})
    void refusesToStartWithoutTheSigningKey(String lost) throws IOException {
        start("secrets");
        Files.delete(directory.resolve("secrets/signing").resolve(lost));

        assertThatThrownBy(() -> start("secrets")).isInstanceOf(CommandFailedException.class).hasMessage(
                "The secrets directory %s holds no signing key default, but the database was written with one. All servers of an"
                        + " installation share one secrets directory; put a copy of it, or its backup, there, or name it with"
                        + " --secrets-dir.", directory.resolve("secrets"));
        assertThat(directory.resolve("secrets/signing").resolve(lost)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default.rsa.pem", "default.ed25519.pem"})
    void refusesToStartWithAnotherSigningKey(String replaced) throws IOException {
        start("secrets");
        start("other", new InMemoryStorage().installation());
        copy("other/signing/" + replaced, "secrets/signing/" + replaced);

        assertThatThrownBy(() -> start("secrets")).isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("holds another signing key default than the database was written with");
    }

    @Test
    void refusesToStartWithoutOrWithAnotherMasterKey() throws IOException {
        start("secrets");
        copy("secrets/signing/default.rsa.pem", "strange/signing/default.rsa.pem");
        copy("secrets/signing/default.ed25519.pem", "strange/signing/default.ed25519.pem");

        assertThatThrownBy(() -> start("strange")).hasMessageContaining("holds no master key");
        SecretsDirectory.open(directory.resolve("strange"), new SecureRandom()).createMasterKey();
        assertThatThrownBy(() -> start("strange")).hasMessageContaining("holds another master key");
    }

    private String start(String secrets) {
        return start(secrets, installation);
    }

    /** @return what tells the signing key from others */
    private String start(String secrets, Installation database) {
        SecretsDirectory opened = SecretsDirectory.open(directory.resolve(secrets), new SecureRandom());
        SigningKeyFiles signingKeys = opened.signingKeys();
        new InstallationSecrets(opened, signingKeys).bindTo(database, CLOCK);
        SigningKey key = signingKeys.chosen(Optional.empty());
        return key.toString();
    }

    private void copy(String from, String to) throws IOException {
        for (Path place : new Path[] {directory.resolve(to).getParent().getParent(), directory.resolve(to).getParent()}) {
            Files.createDirectories(place);
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
        }
        Files.copy(directory.resolve(from), directory.resolve(to),
                StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
