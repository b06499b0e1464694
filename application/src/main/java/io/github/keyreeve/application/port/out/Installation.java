package io.github.keyreeve.application.port.out;

import java.time.Instant;
import java.util.Optional;

/** What one installation's servers share about themselves. */
public interface Installation {

    /** The fingerprints of the secrets that the stored data was written with, or empty for a new database. */
    Optional<SecretsFingerprints> secretsFingerprints();

    /**
     * Binds a new database to its secrets.
     *
     * @return false if another server was first, whose fingerprints then stand
     */
    boolean bind(SecretsFingerprints fingerprints, Instant at);

    /** SHA-256 of the administrator's token in hex, once there is one. */
    Optional<String> adminTokenHash();

    void replaceAdminTokenHash(String hash);
}
