package io.github.keyreeve.application.port.out;

import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.util.List;
import java.util.Optional;

/**
 * The keys that the installation signs its answers with. One is called {@code default} and is always there. A key under
 * a name stays the same for good, on every server of the installation: applications embed its public part.
 */
public interface SigningKeys {

    /**
     * The key to sign with. No I/O once it was asked for.
     *
     * @param name the one that a product version has chosen; absent: {@code default}
     * @throws IllegalStateException if this server does not have it, although it was chosen
     */
    default SigningKey chosen(Optional<SigningKeyName> name) {
        SigningKeyName wanted = name.orElse(SigningKeyName.DEFAULT);
        return find(wanted).orElseThrow(() -> new IllegalStateException(
                "The signing key %s is missing on this server: restore it from a backup.".formatted(wanted)));
    }

    /** The key of that name, if there is one. */
    Optional<SigningKey> find(SigningKeyName name);

    /** All keys, by name, {@code default} first. */
    List<SigningKey> all();

    /**
     * Makes a key of a new name. It is stored for good when this returns.
     *
     * @return the new key, or nothing if the name is taken; of several callers at once one gets the key
     */
    Optional<SigningKey> create(SigningKeyName name);
}
