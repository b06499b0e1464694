package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import java.util.UUID;

/**
 * The vendor's staff take a computer off a licence, for example one that is lost or broken and cannot release itself.
 * On their word it needs no deactivation code, is not bound by the number of releases and does not count as one.
 */
public interface ReleaseComputers {

    /** Frees the computer's activation: exactly one, whatever became of the licence. */
    Outcome release(UUID licenseId, ComputerId computer, Origin origin);

    /** What became of it. */
    sealed interface Outcome {

        /** @param ordered the licence as it is now */
        record Released(OrderedLicense ordered) implements Outcome {}

        record NotFound() implements Outcome {}

        /** There is no such computer, or no longer. */
        record NotActive() implements Outcome {}
    }
}
