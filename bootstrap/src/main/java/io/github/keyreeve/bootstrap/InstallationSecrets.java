package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.bootstrap.command.CommandFailedException;
import io.github.keyreeve.bootstrap.files.SecretsDirectory;
import java.time.Clock;
import java.util.Optional;

/**
 * Brings database and secrets together. The database knows the fingerprint of the secrets that it was written with; a
 * server with others must not start, because it could read no shop's shared key and would store unreadable ones.
 */
final class InstallationSecrets {

    private InstallationSecrets() {}

    /** @throws CommandFailedException if database and secrets do not belong together */
    static MasterKey open(SecretsDirectory directory, Installation installation, Clock clock) {
        Optional<String> bound = installation.secretsFingerprint();
        byte[] key = directory.masterKey().orElseGet(() -> {
            if (bound.isPresent()) {
                throw refusal(directory, "holds no master key, but the database was written with one");
            }
            return directory.createMasterKey();
        });
        String fingerprint = SecretsDirectory.fingerprint(key);
        if (bound.isEmpty() && installation.bind(fingerprint, clock.instant())) {
            return new MasterKey(key);
        }
        if (!installation.secretsFingerprint().orElse("").equals(fingerprint)) {
            throw refusal(directory, "holds another master key than the database was written with");
        }
        return new MasterKey(key);
    }

    private static CommandFailedException refusal(SecretsDirectory directory, String what) {
        return new CommandFailedException(("The secrets directory %s %s. All servers of an installation share one secrets"
                + " directory; put a copy of it, or its backup, there, or name it with --secrets-dir.")
                .formatted(directory.path(), what));
    }
}
