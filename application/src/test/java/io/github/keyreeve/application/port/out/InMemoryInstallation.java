package io.github.keyreeve.application.port.out;

import java.time.Instant;
import java.util.Optional;

/** The installation in memory. */
record InMemoryInstallation(InMemoryStorage storage) implements Installation {

    @Override
    public Optional<SecretsFingerprints> secretsFingerprints() {
        return storage.with(tables -> tables.secretsFingerprints);
    }

    @Override
    public boolean bind(SecretsFingerprints fingerprints, Instant at) {
        return storage.with(tables -> {
            if (tables.secretsFingerprints.isPresent()) {
                return false;
            }
            tables.secretsFingerprints = Optional.of(fingerprints);
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
            if (tables.secretsFingerprints.isEmpty()) {
                throw new IllegalStateException("The storage is not bound to this installation's secrets yet.");
            }
            tables.adminTokenHash = Optional.of(hash);
            return hash;
        });
    }
}
