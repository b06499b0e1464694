package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Optional;

/**
 * Prolongs licences that a customer went on paying for.
 *
 * <p>Safe to repeat: until a date always, by days where the renewal's own order is named. Never shortens, and never
 * brings a revoked licence back (source: contract 4).
 */
public interface RenewLicenses {

    Outcome renew(Request request);

    /**
     * @param payment what makes a repeated renewal by days the same one; without it each request prolongs
     * @param properties QLM's product properties to store with the licences, at most 4,000 characters
     */
    record Request(
            LicenseReference which, Renewal renewal, Optional<Payment> payment, Optional<String> properties, Origin origin) {}

    /** The shop's order by which the renewal was paid. */
    record Payment(ProviderName provider, String orderId) {}

    /** What became of the renewal. */
    sealed interface Outcome {

        /** @param licenses as they are now, oldest first; those that cannot be renewed are left out */
        record Renewed(List<OrderedLicense> licenses) implements Outcome {}

        record NotFound() implements Outcome {}

        /** All of them are revoked. */
        record Revoked() implements Outcome {}

        /** All of them were upgraded: the new keys are to be renewed. */
        record Upgraded() implements Outcome {}

        /** They never end. */
        record Permanent() implements Outcome {}
    }
}
