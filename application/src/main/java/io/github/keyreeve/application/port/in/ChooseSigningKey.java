package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.VersionId;
import java.util.Optional;

/** Tells what an answer to an application is signed with. */
public interface ChooseSigningKey {

    /**
     * The key that the staff have chosen for the version; {@code default} where they chose none, or there is no such
     * version.
     *
     * @param version of the application that asks; absent where it does not say
     */
    SigningKey keyFor(Optional<VersionId> version);
}
