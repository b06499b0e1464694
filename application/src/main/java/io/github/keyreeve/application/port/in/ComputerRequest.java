package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.product.VersionId;
import java.util.Optional;

/**
 * What an application on a customer's computer says with every request.
 *
 * @param typedKey the activation key as the customer typed it
 * @param version of the application; absent where it does not say
 * @param computerName as people call the computer, at most 255 characters, empty if it is not told
 * @param computerKey what the application was given when it was activated, if it has that
 * @param tags kept with an activation that the request makes
 */
public record ComputerRequest(
        String typedKey,
        Optional<VersionId> version,
        ComputerId computer,
        String computerName,
        Optional<String> computerKey,
        ActivationTags tags,
        Origin origin) {

    /** Hides the keys. */
    @Override
    public String toString() {
        return "ComputerRequest[…]";
    }
}
