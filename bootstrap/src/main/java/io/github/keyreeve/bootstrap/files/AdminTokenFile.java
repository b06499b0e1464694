package io.github.keyreeve.bootstrap.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file in the data directory from which the owner, and the command line, learn the administrator token. */
public final class AdminTokenFile {

    private static final String NAME = "admin-token";

    private final Path file;

    AdminTokenFile(Path dataDirectory) {
        file = dataDirectory.resolve(NAME);
    }

    public Path path() {
        return file;
    }

    /** Puts a token in place of the one before; it is on disk when this returns, readable by the owner alone. */
    public void write(String token) {
        try {
            PrivateFile.replace(file, (token + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The administrator token cannot be written to %s.".formatted(file), e);
        }
    }

    /**
     * The token, if one was written.
     *
     * @throws ExposedSecretException if others than the owner may read it
     */
    public Optional<String> read() {
        try {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            PrivateFile.requirePrivate(file);
            return Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException("The administrator token cannot be read from %s.".formatted(file), e);
        }
    }
}
