package io.github.keyreeve.persistence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the embedded database, which hold keys and customers. Where the file system knows owners, they are for
 * their owner alone, also those that an earlier start left open to others.
 *
 * @param database the files' common path, without what follows the database's name
 */
record EmbeddedFiles(Path database) {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFiles.class);
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final String ENDING = ".db";

    void keepPrivate() {
        if (!database.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(database.toAbsolutePath().getParent(), this::isOne)) {
            for (Path file : files) {
                keepPrivate(file);
            }
        } catch (IOException e) {
            LOG.warn("It cannot be seen to that only their owner may read the files {}.*{}", database, ENDING, e);
        }
    }

    private boolean isOne(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(database.getFileName() + ".") && name.endsWith(ENDING)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static void keepPrivate(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(file));
        if (permissions.retainAll(PRIVATE)) {
            Files.setPosixFilePermissions(file, permissions);
            LOG.info("only its owner may read {} from now on", file);
        }
    }
}
