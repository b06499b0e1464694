package io.github.keyreeve.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A small text in a file, which is there as a whole or not at all: it is written beside its place, and moved there once it
 * is on the disk.
 *
 * @param readers who may read it; Windows lets everybody read it who may read the directory
 */
record TextFile(Path path, Readers readers) {

    enum Readers { OWNER_ONLY, AS_THE_DIRECTORY_ALLOWS }

    private static final int MAX_BYTES = SignedFile.MAX_LENGTH;

    /** Makes it, and what is missing above it, for the user alone; one that is there stays as it is. */
    static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = directory.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(directory, knowsPermissions(parent) ? ownerOnly("rwx------") : new FileAttribute<?>[0]);
        }
    }

    /** The text without blanks around it, or empty if there is no file. */
    Optional<String> read() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(path.getFileName() + " is larger than anything that was written there.");
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(String text) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            Files.deleteIfExists(beside);
            try (FileChannel channel = FileChannel.open(
                    beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes())) {
                ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            move(beside);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    private void move(Path beside) throws IOException {
        try {
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private FileAttribute<?>[] attributes() throws IOException {
        return readers == Readers.OWNER_ONLY && knowsPermissions(path.getParent())
                ? ownerOnly("rw-------")
                : new FileAttribute<?>[0];
    }

    private static boolean knowsPermissions(Path directory) throws IOException {
        FileStore store = Files.getFileStore(directory);
        return store.supportsFileAttributeView("posix");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
    }
}
