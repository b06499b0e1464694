package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.LicenseReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes what licences are good for; their keys stay. */
public interface CorrectLicenses {

    Outcome correct(LicenseReference which, Correction correction, Authority authority, Origin origin);

    /**
     * Everything that {@link #correct} would call invalid, so that a caller who has found faults already can name all
     * at once. Changes nothing.
     *
     * @return empty as well where nothing is found
     */
    List<ArgumentError> faults(LicenseReference which, Correction correction);

    /**
     * What is to be as said; what is absent stays.
     *
     * @param version the product's version that the key is for from now on
     * @param expiry may also shorten: it is set on purpose
     * @param activationsAllowed 1 to 2,147,483,647, not below what is in use
     * @param maxReleases an empty inner value: the usual bound
     * @param releasePeriodDays likewise
     * @param maintenanceExpiresAt an empty inner value: no maintenance plan
     * @param revoked whether it is to be revoked or reinstated
     * @param customer whom the licence shows; empty text removes a part, but not the e-mail address by which the
     *     customer is known. With another address the licence passes to the customer who is known by that.
     */
    record Correction(
            Optional<Version> version,
            Optional<FeatureSets> features,
            Optional<Expiry> expiry,
            Optional<Integer> activationsAllowed,
            Optional<String> userData,
            Optional<String> affiliateId,
            Optional<String> properties,
            Optional<Optional<Integer>> maxReleases,
            Optional<Optional<Integer>> releasePeriodDays,
            Optional<Optional<Instant>> maintenanceExpiresAt,
            Optional<Boolean> revoked,
            Map<CustomerPart, String> customer) {

        public static final Correction NONE = new Correction(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Map.of());

        public Correction {
            customer = Map.copyOf(customer);
        }
    }

    /** Of the product that the licence is for. */
    record Version(int major, int minor) {}

    /** What became of the correction. */
    sealed interface Outcome {

        /** @param licenses as they are now, oldest first */
        record Corrected(List<OrderedLicense> licenses) implements Outcome {}

        record NotFound() implements Outcome {}

        /** Nothing was changed; everything that is wrong is named. */
        record Invalid(List<ArgumentError> errors) implements Outcome {}

        /** More computers are active than are to be allowed. Nothing was changed. */
        record MoreInUse(int activationsUsed) implements Outcome {}

        /** The vendor's staff revoked it, and a shop cannot undo that. Nothing was changed. */
        record RevokedByAdministrator() implements Outcome {}
    }
}
