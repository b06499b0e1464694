package io.github.keyreeve.application.port.out;

import java.time.Instant;
import java.util.Optional;

/** The installation in memory. */
record InMemoryInstallation(InMemoryStorage storage) implements Installation {

    @Override
    public Optional<String> secretsFingerprint() {
        return storage.with(tables -> tables.secretsFingerprint);
    }

    @Override
    public boolean bind(String secretsFingerprint, Instant at) {
        return storage.with(tables -> {
            if (tables.secretsFingerprint.isPresent()) {
                return false;
            }
            tables.secretsFingerprint = Optional.of(secretsFingerprint);
            return true;
        });
    }

    @Override
    public Optional<String> adminTokenHash() {
        return storage.with(tables -> tables.adminTokenHash);
    }

    @Override
    public void replaceAdminTokenHash(String hash) {
        storage.with(tables -> {
            if (tables.secretsFingerprint.isEmpty()) {
                throw new IllegalStateException("The storage is not bound to this installation's secrets yet.");
            }
            tables.adminTokenHash = Optional.of(hash);
            return hash;
        });
    }
}
