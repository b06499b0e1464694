package io.github.keyreeve.bootstrap.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a server keeps what is its own. One that nobody named is temporary and goes when it is closed. */
public final class DataDirectory implements AutoCloseable {

    private final Path directory;
    private final boolean temporary;

    private DataDirectory(Path directory, boolean temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    /**
     * Opens the directory, creating it if there is none.
     *
     * @param named absent for a fresh temporary one
     */
    public static DataDirectory open(Optional<Path> named) {
        try {
            if (named.isEmpty()) {
                return new DataDirectory(Files.createTempDirectory("keyreeve-"), true);
            }
            PrivateFile.createDirectories(named.get());
            return new DataDirectory(named.get(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory %s cannot be used."
                    .formatted(named.map(Path::toString).orElse("(a temporary one)")), e);
        }
    }

    public Path path() {
        return directory;
    }

    public boolean isTemporary() {
        return temporary;
    }

    public AdminTokenFile adminTokenFile() {
        return new AdminTokenFile(directory);
    }

    /** @param named absent for the one inside this directory */
    public SecretsDirectory secrets(Optional<Path> named, SecureRandom random) {
        return SecretsDirectory.open(named.orElse(directory.resolve("secrets")), random);
    }

    @Override
    public void close() {
        if (temporary) {
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The temporary directory %s cannot be removed.".formatted(directory), e);
            }
        }
    }
}
