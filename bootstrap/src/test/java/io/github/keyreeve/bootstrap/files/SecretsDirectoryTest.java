package io.github.keyreeve.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsDirectoryTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path parent;

    @Test
    void createsItselfAndTheKeyForTheOwnerAlone() throws IOException {
        SecretsDirectory secrets = open();

        assertThat(secrets.masterKey()).isEmpty();

        byte[] key = secrets.createMasterKey();

        assertThat(key).hasSize(32);
        assertThat(open().masterKey()).contains(key);
        assertThat(permissions(secrets.path())).isEqualTo("rwx------");
        assertThat(permissions(secrets.path().resolve("master.key"))).isEqualTo("rw-------");
        assertThat(files(secrets.path())).containsExactly("master.key");
    }

    @Test
    void neverOverwritesTheKey() {
        byte[] key = open().createMasterKey();

        assertThat(open().createMasterKey()).isEqualTo(key);
        assertThat(open().masterKey()).contains(key);
    }

    @Test
    void letsOneKeyWinWhenManyServersStartAtOnce() throws InterruptedException {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        List<Thread> servers = Stream.generate(() -> new Thread(() ->
                keys.add(HexFormat.of().formatHex(open().createMasterKey())))).limit(16).toList();

        servers.forEach(Thread::start);
        for (Thread server : servers) {
            server.join();
        }

        assertThat(keys).hasSize(1);
    }

    @Test
    void refusesADirectoryThatOthersMayEnter() throws IOException {
        Path directory = open().path();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));

        assertThatThrownBy(this::open).isInstanceOf(ExposedSecretException.class)
                .hasMessageEndingWith("chmod 700 " + directory);
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws IOException {
        SecretsDirectory secrets = open();
        secrets.createMasterKey();
        Path file = secrets.path().resolve("master.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(secrets::masterKey).isInstanceOf(ExposedSecretException.class)
                .hasMessageEndingWith("chmod 600 " + file);
    }

    @Test
    void refusesAFileThatHoldsNoKeyWithoutQuotingIt() throws IOException {
        SecretsDirectory secrets = open();
        secrets.createMasterKey();
        String halfAKey = Base64.getEncoder().encodeToString(new byte[16]);
        Files.writeString(secrets.path().resolve("master.key"), halfAKey);

        assertThatThrownBy(secrets::masterKey).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not hold a master key").hasMessageNotContaining(halfAKey);
    }

    @Test
    void tellsKeysApartByFingerprint() {
        byte[] key = new byte[32];
        byte[] other = key.clone();
        other[31] = 1;

        assertThat(SecretsDirectory.fingerprint(key)).matches("[0-9a-f]{32}")
                .isEqualTo(SecretsDirectory.fingerprint(key.clone()))
                .isNotEqualTo(SecretsDirectory.fingerprint(other));
    }

    private SecretsDirectory open() {
        return SecretsDirectory.open(parent.resolve("data/secrets"), random);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
