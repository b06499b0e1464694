package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.LicenseReference;
import java.util.List;

/** Takes licences away, and gives them back. Both are safe to repeat. */
public interface RevokeLicenses {

    /**
     * From the answer on, the licences validate as revoked, and no computer can be activated with them.
     *
     * @param authority on whose word
     */
    Outcome revoke(LicenseReference which, Authority authority, Origin origin);

    /** Makes revoked licences good again, unless somebody of greater authority has revoked them. */
    Outcome reinstate(LicenseReference which, Authority authority, Origin origin);

    /** What became of it. */
    sealed interface Outcome {

        /** @param licenses as they are now, oldest first */
        record Done(List<OrderedLicense> licenses) implements Outcome {}

        record NotFound() implements Outcome {}

        /** The vendor's staff revoked one of them, and a shop cannot undo that. Nothing was changed. */
        record RevokedByAdministrator() implements Outcome {}
    }
}
