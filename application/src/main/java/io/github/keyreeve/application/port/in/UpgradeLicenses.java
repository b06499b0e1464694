package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.VersionId;
import java.util.List;
import java.util.Optional;

/**
 * Puts a new key in the place of an old one, for another version or product.
 *
 * <p>Safe to repeat: a licence has one successor, and the same request answers it again.
 */
public interface UpgradeLicenses {

    Outcome upgrade(Request request);

    /**
     * @param which licence, by its key or id
     * @param to what the new key is for
     * @param features absent: as before
     * @param expiry absent: as before
     * @param order of the upgrade; what is absent or empty is carried over from the old licence's order
     */
    record Request(
            LicenseReference which,
            VersionId to,
            Optional<FeatureSets> features,
            Optional<Expiry> expiry,
            UpgradeOrder order,
            Origin origin) {}

    record UpgradeOrder(
            ProviderName provider, Optional<String> orderId, Optional<String> subscriptionId, Customer customer) {}

    /** What became of the upgrade. */
    sealed interface Outcome {

        /** @param fresh whether this request upgraded it */
        record Upgraded(OrderedLicense license, boolean fresh) implements Outcome {}

        record NotFound() implements Outcome {}

        record Invalid(List<ArgumentError> errors) implements Outcome {}

        record Revoked() implements Outcome {}

        /** It has a successor for another version or with other terms already. */
        record UpgradedOtherwise() implements Outcome {}
    }
}
