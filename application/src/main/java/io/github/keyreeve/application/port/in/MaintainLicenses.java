package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.in.RenewLicenses.Payment;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.order.LicenseReference;
import java.util.List;
import java.util.Optional;

/** Sets up and prolongs maintenance plans. */
public interface MaintainLicenses {

    /**
     * Gives licences a plan that starts now. One that has a plan keeps it, unless that ended too long ago to be renewed;
     * a date beyond its end prolongs it.
     *
     * @param renewal absent: for the usual time
     */
    Outcome enable(LicenseReference which, Optional<Renewal> renewal, Origin origin);

    /** Takes the plans away. */
    Outcome disable(LicenseReference which, Origin origin);

    /**
     * Prolongs plans from their end on. Repeated for the same payment it prolongs once.
     *
     * @param renewal absent: by the usual time
     */
    Outcome renew(LicenseReference which, Optional<Renewal> renewal, Optional<Payment> payment, Origin origin);

    /** What became of it. */
    sealed interface Outcome {

        /** @param licenses as they are now, oldest first */
        record Done(List<OrderedLicense> licenses) implements Outcome {}

        record NotFound() implements Outcome {}

        /** None of them has a plan to renew. */
        record NoPlan() implements Outcome {}

        /** The plans ended longer ago than the grace period lasts. */
        record EndedTooLongAgo() implements Outcome {}
    }
}
