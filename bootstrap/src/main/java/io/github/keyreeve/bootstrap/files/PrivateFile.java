package io.github.keyreeve.bootstrap.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Files and directories that nobody but the server's user may read. Where a file system knows no owners, it decides. */
final class PrivateFile {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private PrivateFile() {
    }

    /** Creates a directory and its parents; those that exist already stay as they are. */
    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, attributes(directory, DIRECTORY));
    }

    /**
     * Refuses a file or directory that others than its owner may use.
     *
     * @throws ExposedSecretException with the command that mends it
     */
    static void requirePrivate(Path path) throws IOException {
        if (!knowsOwners(path)) {
            return;
        }
        Set<PosixFilePermission> allowed = Files.isDirectory(path) ? DIRECTORY : FILE;
        if (!allowed.containsAll(withoutExecute(path))) {
            throw new ExposedSecretException("%s can be used by others than its owner; forbid that with: chmod %s %s"
                    .formatted(path, Files.isDirectory(path) ? "700" : "600", path));
        }
    }

    /** Puts a file in place of whatever was there: readers see the old content or the new, also after a power cut. */
    static void replace(Path target, byte[] content) throws IOException {
        Path fresh = write(target, content);
        try {
            moveOver(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
        sync(target.toAbsolutePath().getParent());
    }

    /**
     * Puts a file where none is.
     *
     * @throws FileAlreadyExistsException if one is there, which is left alone
     */
    static void create(Path target, byte[] content) throws IOException {
        Path fresh = write(target, content);
        try {
            linkOrMove(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
        sync(target.toAbsolutePath().getParent());
    }

    private static Path write(Path target, byte[] content) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".new");
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, options, attributes(target, FILE))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        return fresh;
    }

    private static void moveOver(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    // A hard link appears at once with all its content and never replaces a file, which no way of moving promises.
    private static void linkOrMove(Path fresh, Path target) throws IOException {
        try {
            Files.createLink(target, fresh);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(fresh, target);
        }
    }

    private static void sync(Path directory) throws IOException {
        if (knowsOwners(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Set<PosixFilePermission> withoutExecute(Path path) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(path));
        if (!Files.isDirectory(path)) {
            permissions.remove(PosixFilePermission.OWNER_EXECUTE);
        }
        return permissions;
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
