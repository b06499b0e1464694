package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.INSTALLATION;
import static org.jooq.Records.mapping;

import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.port.out.SecretsFingerprints;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The one row about the installation. */
public final class JooqInstallation implements Installation {

    private static final int ONLY_ROW = 1;

    private final DSLContext dsl;

    public JooqInstallation(Database database) {
        dsl = database.dsl();
    }

    @Override
    public Optional<SecretsFingerprints> secretsFingerprints() {
        return dsl.select(INSTALLATION.MASTER_KEY_FINGERPRINT, INSTALLATION.SIGNING_KEY_FINGERPRINT)
                .from(INSTALLATION)
                .where(INSTALLATION.ID.eq(ONLY_ROW))
                .fetchOptional(mapping(SecretsFingerprints::new));
    }

    @Override
    public boolean bind(SecretsFingerprints fingerprints, Instant at) {
        try {
            dsl.insertInto(INSTALLATION)
                    .set(INSTALLATION.ID, ONLY_ROW)
                    .set(INSTALLATION.MASTER_KEY_FINGERPRINT, fingerprints.masterKey())
                    .set(INSTALLATION.SIGNING_KEY_FINGERPRINT, fingerprints.signingKey())
                    .set(INSTALLATION.CREATED_AT, at)
                    .execute();
            return true;
        } catch (IntegrityConstraintViolationException e) {
            return false;
        }
    }

    @Override
    public Optional<String> adminTokenHash() {
        return dsl.select(INSTALLATION.ADMIN_TOKEN_HASH)
                .from(INSTALLATION)
                .where(INSTALLATION.ID.eq(ONLY_ROW))
                .fetchOptional(INSTALLATION.ADMIN_TOKEN_HASH);
    }

    @Override
    public void replaceAdminTokenHash(String hash) {
        int changed = dsl.update(INSTALLATION)
                .set(INSTALLATION.ADMIN_TOKEN_HASH, hash)
                .where(INSTALLATION.ID.eq(ONLY_ROW))
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("The database is not bound to this installation's secrets yet.");
        }
    }
}
