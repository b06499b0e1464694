package io.github.keyreeve.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an application keeps of its licence, in a directory of its own: the signed file as the server gave it, the note of
 * the last time seen, and the activation key, with which the server is asked again.
 */
final class LicenseStore {

    /** @param lastSeenNote empty if there is none */
    record Kept(String license, String lastSeenNote) {}

    private final Path directory;
    private final TextFile license;
    private final TextFile lastSeen;
    private final TextFile key;

    LicenseStore(Path directory) {
        this.directory = directory.toAbsolutePath();
        license = new TextFile(this.directory.resolve("license.jws"), TextFile.Readers.AS_THE_DIRECTORY_ALLOWS);
        lastSeen = new TextFile(this.directory.resolve("last-seen"), TextFile.Readers.AS_THE_DIRECTORY_ALLOWS);
        key = new TextFile(this.directory.resolve("activation-key"), TextFile.Readers.OWNER_ONLY);
    }

    /** The licence file and the note beside it; empty if there is no licence. */
    synchronized Optional<Kept> kept() throws IOException {
        Optional<String> file = license.read();
        return file.isPresent() ? Optional.of(new Kept(file.get(), lastSeen.read().orElse(""))) : Optional.empty();
    }

    synchronized Optional<String> key() throws IOException {
        return key.read();
    }

    /** Keeps all of it. The licence comes last: cut short before it, the one that was there still holds. */
    synchronized void keep(String activationKey, String lastSeenNote, String licenseFile) throws IOException {
        TextFile.makeDirectory(directory);
        key.write(activationKey);
        lastSeen.write(lastSeenNote);
        license.write(licenseFile);
    }

    /** Keeps another note beside the licence that was read; not if it was removed or replaced meanwhile. */
    synchronized void keepLastSeen(String note, Kept read) throws IOException {
        if (kept().filter(read::equals).isPresent()) {
            lastSeen.write(note);
        }
    }

    /** Removes the licence; with the key the server can be asked for a new one. */
    synchronized void removeLicense() throws IOException {
        license.remove();
    }

    /** Removes all of it, the licence first: cut short after it, nothing is left that holds. */
    synchronized void removeAll() throws IOException {
        license.remove();
        lastSeen.remove();
        key.remove();
    }
}
