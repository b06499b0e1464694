package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.util.List;
import java.util.Optional;

/** Everybody may see the public parts of the keys that answers are signed with; the staff make further keys. */
public interface ManageSigningKeys {

    /** All keys, {@code default} first, then by name; also those that no product version uses any more. */
    List<SigningKey> all();

    Optional<SigningKey> find(SigningKeyName name);

    /** @return the new key, or nothing if there is one of this name already */
    Optional<SigningKey> create(SigningKeyName name);
}
