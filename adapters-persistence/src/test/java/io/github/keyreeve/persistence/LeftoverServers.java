package io.github.keyreeve.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The directories of test servers, named after the JVM that made them, so that those of killed JVMs are told. */
final class LeftoverServers {

    static final String PID_FILE = "mariadbd.pid";

    private static final String PREFIX = "keyreeve-mariadb-";
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private LeftoverServers() {}

    static Path newDirectory() throws IOException {
        Path directory = TEMPORARY.resolve(PREFIX + ProcessHandle.current().pid());
        delete(directory);
        return Files.createDirectory(directory);
    }

    static void remove() throws IOException {
        List<Path> directories;
        try (Stream<Path> all = Files.list(TEMPORARY)) {
            directories = all.filter(LeftoverServers::hasNoJvm).toList();
        }
        for (Path directory : directories) {
            server(directory).ifPresent(LeftoverServers::stop);
            delete(directory);
        }
    }

    private static boolean hasNoJvm(Path directory) {
        String name = directory.getFileName().toString();
        return name.matches(PREFIX + "[0-9]+")
                && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
    }

    /** The process of that number, unless the number belongs to another program by now. */
    private static Optional<ProcessHandle> server(Path directory) throws IOException {
        try {
            long pid = Long.parseLong(Files.readString(directory.resolve(PID_FILE)).strip());
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").startsWith(directory.toString()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void stop(ProcessHandle server) {
        server.destroyForcibly();
        server.onExit().join();
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(LeftoverServers::deleteFile);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
