package io.github.keyreeve.bootstrap.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The directory of the secrets that all servers of an installation share and that its backups must include. Whoever
 * holds the master key can read every shop's shared key in the database, so only the owner may enter.
 */
public final class SecretsDirectory {

    private static final String MASTER_KEY = "master.key";
    private static final int MASTER_KEY_BYTES = 32;

    private final Path directory;
    private final SecureRandom random;

    private SecretsDirectory(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    /**
     * Opens the directory, creating it for the owner alone if there is none.
     *
     * @throws ExposedSecretException if others than the owner may use it
     * @throws UncheckedIOException   if it can be neither read nor created
     */
    public static SecretsDirectory open(Path directory, SecureRandom random) {
        try {
            PrivateFile.createDirectories(directory);
            PrivateFile.requirePrivate(directory);
            return new SecretsDirectory(directory, random);
        } catch (IOException e) {
            throw new UncheckedIOException("The secrets directory %s cannot be used.".formatted(directory), e);
        }
    }

    public Path path() {
        return directory;
    }

    /**
     * The key that encrypts the secrets in the database.
     *
     * @return 32 bytes, or nothing if none was ever created
     * @throws ExposedSecretException if others than the owner may read it
     * @throws DamagedSecretException if the file holds something else
     */
    public Optional<byte[]> masterKey() {
        Path file = directory.resolve(MASTER_KEY);
        try {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            PrivateFile.requirePrivate(file);
            return Optional.of(decode(Files.readString(file, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException("The master key %s cannot be read.".formatted(file), e);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes what the file holds.
            throw new DamagedSecretException(
                    "%s does not hold a master key (32 bytes in base 64); restore it from a backup.".formatted(file));
        }
    }

    /**
     * Creates the master key where there is none. It is on disk when this returns.
     *
     * @return the key that is stored now, which is another server's if that one was faster
     */
    public byte[] createMasterKey() {
        byte[] key = new byte[MASTER_KEY_BYTES];
        random.nextBytes(key);
        String text = Base64.getEncoder().encodeToString(key) + "\n";
        try {
            PrivateFile.create(directory.resolve(MASTER_KEY), text.getBytes(StandardCharsets.US_ASCII));
            return key;
        } catch (FileAlreadyExistsException e) {
            return masterKey().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("No master key can be created in %s.".formatted(directory), e);
        }
    }

    /**
     * The keys that answers are signed with, each of them read once now.
     *
     * @throws ExposedSecretException if others than the owner may use one of their files
     * @throws DamagedSecretException if a file holds no key, or not the one that its name says
     */
    public SigningKeyFiles signingKeys() {
        return SigningKeyFiles.open(directory, random);
    }

    /** Tells master keys apart without telling anything of them: 32 hexadecimal digits. */
    public static String fingerprint(byte[] masterKey) {
        return Fingerprint.of("master key", masterKey);
    }

    private static byte[] decode(String text) {
        byte[] key = Base64.getDecoder().decode(text.strip());
        if (key.length != MASTER_KEY_BYTES) {
            throw new IllegalArgumentException();
        }
        return key;
    }
}
