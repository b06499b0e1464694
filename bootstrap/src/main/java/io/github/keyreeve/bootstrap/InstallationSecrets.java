package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.port.out.SecretsFingerprints;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.bootstrap.command.CommandFailedException;
import io.github.keyreeve.bootstrap.files.SecretsDirectory;
import io.github.keyreeve.bootstrap.files.SigningKeyFiles;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings database and secrets together. The database knows the fingerprints of the secrets that it was written with; a
 * server with others must not start, because it could read no shop's shared key and would store unreadable ones, and
 * because no application would believe its signature.
 */
final class InstallationSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationSecrets.class);
    private static final String MASTER_KEY = "master key";
    private static final String SIGNING_KEY = "signing key default";

    private final SecretsDirectory directory;
    private final SigningKeyFiles signingKeys;

    InstallationSecrets(SecretsDirectory directory, SigningKeyFiles signingKeys) {
        this.directory = directory;
        this.signingKeys = signingKeys;
    }

    /**
     * The master key. Both it and the signing key {@code default} are made for a new database, and only for a new one.
     *
     * @throws CommandFailedException if database and secrets do not belong together
     */
    MasterKey bindTo(Installation installation, Clock clock) {
        Optional<SecretsFingerprints> bound = installation.secretsFingerprints();
        byte[] masterKey = directory.masterKey().orElseGet(() -> {
            bound.ifPresent(known -> refuseLack(MASTER_KEY));
            return directory.createMasterKey();
        });
        SecretsFingerprints here = new SecretsFingerprints(
                SecretsDirectory.fingerprint(masterKey), SigningKeyFiles.fingerprint(signingKey(bound)));
        if (bound.isPresent() || !installation.bind(here, clock.instant())) {
            SecretsFingerprints known = bound.or(installation::secretsFingerprints).orElseThrow();
            refuseOther(MASTER_KEY, known.masterKey(), here.masterKey());
            refuseOther(SIGNING_KEY, known.signingKey(), here.signingKey());
        }
        return new MasterKey(masterKey);
    }

    /**
     * Tells the operator of signing keys that product versions have chosen and that are not here. The server starts all the
     * same: the staff need it to choose others, if these are lost.
     */
    void warnOfMissingKeys(List<Product> products) {
        products.forEach(product -> product.versions().forEach(version -> version.signingKey()
                .filter(name -> signingKeys.find(name).isEmpty())
                .ifPresent(name -> LOG.error("the secrets directory {} holds no signing key {}, which product {} version {}.{} has"
                        + " chosen: answers to its applications cannot be signed", directory.path(), name, product.id(),
                        version.major(), version.minor()))));
    }

    private SigningKey signingKey(Optional<SecretsFingerprints> bound) {
        if (bound.isPresent() && signingKeys.find(SigningKeyName.DEFAULT).isEmpty()) {
            refuseLack(SIGNING_KEY);
        }
        signingKeys.create(SigningKeyName.DEFAULT);
        return signingKeys.chosen(Optional.empty());
    }

    private void refuseLack(String what) {
        throw refusal("holds no %s, but the database was written with one".formatted(what));
    }

    private void refuseOther(String what, String known, String here) {
        if (!known.equals(here)) {
            throw refusal("holds another %s than the database was written with".formatted(what));
        }
    }

    private CommandFailedException refusal(String what) {
        return new CommandFailedException(("The secrets directory %s %s. All servers of an installation share one secrets"
                + " directory; put a copy of it, or its backup, there, or name it with --secrets-dir.")
                .formatted(directory.path(), what));
    }
}
