package io.github.keyreeve.bootstrap.files;

import io.github.keyreeve.application.port.out.SigningKeys;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signing keys as files below the secrets directory, two for each name: {@code signing/<name>.rsa.pem} and
 * {@code signing/<name>.ed25519.pem}. Copying them there or away brings keys in or out. A name with one file of the two
 * is no key yet; creating the key adds the other. A key that was read once is kept in memory.
 */
public final class SigningKeyFiles implements SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyFiles.class);
    private static final String DIRECTORY = "signing";

    private final Path directory;
    private final FreshKeys fresh;
    private final Map<SigningKeyName, SigningKey> known = new ConcurrentHashMap<>();

    private SigningKeyFiles(Path directory, FreshKeys fresh) {
        this.directory = directory;
        this.fresh = fresh;
    }

    /**
     * Opens the directory, creating it for the owner alone if there is none, and reads all keys. Where there is no
     * {@code default} yet, it is begun in the background, but not stored.
     *
     * @throws ExposedSecretException if others than the owner may use a file or the directory
     * @throws DamagedSecretException if a file holds no key, or not of the kind or size that its name says
     */
    static SigningKeyFiles open(Path secretsDirectory, SecureRandom random) {
        Path directory = secretsDirectory.resolve(DIRECTORY);
        try {
            PrivateFile.createDirectories(directory);
            PrivateFile.requirePrivate(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the signing keys %s cannot be used.".formatted(directory), e);
        }
        FreshKeys fresh = new FreshKeys(random);
        SigningKeyFiles keys = new SigningKeyFiles(directory, fresh);
        if (Files.notExists(KeyKind.RSA.file(directory, SigningKeyName.DEFAULT))) {
            fresh.beginRsa();
        }
        keys.all();
        keys.warnOfOddFiles();
        return keys;
    }

    @Override
    public Optional<SigningKey> find(SigningKeyName name) {
        return Optional.ofNullable(known.get(name)).or(() -> read(name));
    }

    @Override
    public List<SigningKey> all() {
        // What was read stays in use, and so in the list, even if somebody takes its files away.
        return Stream.concat(known.keySet().stream(), files().stream().flatMap(file -> KeyKind.RSA.nameOf(file).stream()))
                .distinct()
                .sorted(Comparator.comparing((SigningKeyName name) -> !name.equals(SigningKeyName.DEFAULT))
                        .thenComparing(name -> name))
                .flatMap(name -> find(name).stream())
                .toList();
    }

    @Override
    public Optional<SigningKey> create(SigningKeyName name) {
        if (find(name).isPresent()) {
            return Optional.empty();
        }
        // Of several callers, that one has made the key who added the last file.
        boolean halfWasThere = Files.exists(KeyKind.ED25519.file(directory, name));
        boolean addedRsa = add(KeyKind.RSA.file(directory, name), fresh::rsa);
        boolean addedEd25519 = add(KeyKind.ED25519.file(directory, name), fresh::ed25519);
        return addedEd25519 || halfWasThere && addedRsa ? find(name) : Optional.empty();
    }

    /** Tells signing keys apart: 32 hexadecimal digits. */
    public static String fingerprint(SigningKey key) {
        return Fingerprint.of("signing key", "%s %s".formatted(key.rsaJwk().keyId(), key.ed25519Jwk().keyId())
                .getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<SigningKey> read(SigningKeyName name) {
        return read(name, KeyKind.RSA).flatMap(rsa -> read(name, KeyKind.ED25519).map(ed25519 -> {
            try {
                return known.computeIfAbsent(name, ignored -> new SigningKey(name, rsa, ed25519));
            } catch (IllegalArgumentException e) {
                throw new DamagedSecretException("%s: %s".formatted(KeyKind.RSA.file(directory, name), e.getMessage()));
            }
        }));
    }

    private Optional<KeyPair> read(SigningKeyName name, KeyKind kind) {
        Path file = kind.file(directory, name);
        try {
            byte[] content = Files.readAllBytes(file);
            PrivateFile.requirePrivate(file);
            return Optional.of(PrivateKeyPem.read(content, file, kind));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key %s cannot be read.".formatted(file), e);
        }
    }

    private static boolean add(Path file, Supplier<KeyPair> pair) {
        try {
            if (Files.exists(file)) {
                return false;
            }
            PrivateFile.create(file, PrivateKeyPem.write(pair.get().getPrivate()));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("No signing key can be created at %s.".formatted(file), e);
        }
    }

    private void warnOfOddFiles() {
        files().stream()
                .filter(file -> file.toString().endsWith(".pem"))
                .filter(file -> KeyKind.RSA.nameOf(file).or(() -> KeyKind.ED25519.nameOf(file)).flatMap(this::find).isEmpty())
                .forEach(file -> LOG.warn("{} is not used: a signing key has a name of lower-case letters, digits and dashes, and"
                        + " two files, NAME.rsa.pem and NAME.ed25519.pem", file));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the signing keys %s cannot be read.".formatted(directory), e);
        }
    }
}
