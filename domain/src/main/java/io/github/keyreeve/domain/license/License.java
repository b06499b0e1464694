package io.github.keyreeve.domain.license;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * One key and what it is good for.
 *
 * @param productName the product's name as people know it
 * @param activationsAllowed how many different computers may be active at once, 1 to 2,147,483,647
 * @param activationsUsed how many are, 0 to the number allowed
 * @param floatingSeats how many computers may run at once where the model floats, else 0
 * @param renewals how often the expiry was moved by a renewal; each gives the computers new keys
 * @param revision counts the changes to all this but the activations used, so that nobody changes what somebody else
 *     has changed meanwhile
 */
public record License(
        UUID id,
        ActivationKey key,
        LicenseTerms terms,
        String productName,
        int activationsAllowed,
        int activationsUsed,
        int floatingSeats,
        Standing standing,
        Releases releases,
        int renewals,
        int revision,
        Instant createdAt) {

    /** A licence that nobody has used or changed yet. */
    public static License issued(
            UUID id, ActivationKey key, LicenseTerms terms, String productName, int activations, int floatingSeats, Instant now) {
        return new License(id, key, terms, productName, activations, 0, floatingSeats, new Standing.Good(), Releases.NONE, 0, 0, now);
    }

    public int activationsAvailable() {
        return Math.max(0, activationsAllowed - activationsUsed);
    }

    public LicenseState stateAt(Instant now) {
        return switch (standing) {
            case Standing.Revoked revoked -> LicenseState.REVOKED;
            case Standing.Upgraded upgraded -> LicenseState.UPGRADED;
            case Standing.Good good -> terms.expiry().isPast(now) ? LicenseState.EXPIRED : LicenseState.ACTIVE;
        };
    }

    /**
     * What stands against using the licence at this moment, whatever the computer.
     *
     * @param asked the application's version; absent where it does not say
     */
    public Optional<Denial> denialFor(Optional<VersionId> asked, Instant now, GracePeriods grace) {
        return denialFor(asked).or(() -> switch (standing) {
            case Standing.Revoked revoked -> Optional.of(Denial.REVOKED);
            case Standing.Upgraded upgraded -> Optional.of(Denial.UPGRADED);
            case Standing.Good good -> lastMoment(grace).filter(now::isAfter).map(past -> Denial.EXPIRED);
        });
    }

    /** Whether the licence is for another product or version. */
    public Optional<Denial> denialFor(Optional<VersionId> asked) {
        VersionId licensed = terms.version();
        return asked.filter(version -> !version.equals(licensed))
                .map(other -> other.productId() == licensed.productId() ? Denial.OTHER_VERSION : Denial.OTHER_PRODUCT);
    }

    /** The last moment at which it works: its expiry, for a subscription with the grace period added. */
    public Optional<Instant> lastMoment(GracePeriods grace) {
        int days = terms.model().isSubscription() ? grace.subscriptionDays() : 0;
        return terms.expiry().instantIfKnown().map(end -> end.plus(Duration.ofDays(days)));
    }

    /** The licence from the first activation on: days that waited for it begin to count. */
    public License startedAt(Instant firstActivation, ZoneId zone) {
        return with(terms.with(terms.expiry().startedAt(firstActivation, zone)));
    }

    /** The licence after a renewal, which is the same one if it moves nothing. */
    public License renewed(Renewal renewal, Instant now, ZoneId zone) {
        Expiry moved = terms.expiry().renewed(renewal, now, zone);
        return moved.equals(terms.expiry())
                ? this
                : new License(id, key, terms.with(moved), productName, activationsAllowed, activationsUsed, floatingSeats,
                        standing, releases, renewals + 1, revision, createdAt);
    }

    /**
     * The licence, revoked. One that is revoked on as good a word already stays as it is, and so does one that was
     * upgraded, which is good for nothing anyway.
     */
    public License revoked(Instant now, Authority authority) {
        return switch (standing) {
            case Standing.Good good -> with(new Standing.Revoked(now, authority));
            case Standing.Revoked revoked -> revoked.by().mayOverrule(authority)
                    ? this
                    : with(new Standing.Revoked(revoked.at(), authority));
            case Standing.Upgraded upgraded -> this;
        };
    }

    /** Whether it is revoked, and on nobody else's word. */
    public boolean isRevokedBy(Authority authority) {
        return standing instanceof Standing.Revoked revoked && revoked.by() == authority;
    }

    /** Whether it is not revoked at all, or on no better word. */
    public boolean mayBeReinstatedBy(Authority authority) {
        return !(standing instanceof Standing.Revoked revoked) || authority.mayOverrule(revoked.by());
    }

    /** The licence, good again where it was revoked on no better word. */
    public License reinstated(Authority authority) {
        return standing instanceof Standing.Revoked revoked && authority.mayOverrule(revoked.by())
                ? with(new Standing.Good())
                : this;
    }

    public License with(LicenseTerms changed) {
        return new License(id, key, changed, productName, activationsAllowed, activationsUsed, floatingSeats, standing,
                releases, renewals, revision, createdAt);
    }

    public License with(Standing changed) {
        return new License(id, key, terms, productName, activationsAllowed, activationsUsed, floatingSeats, changed,
                releases, renewals, revision, createdAt);
    }

    public License with(Releases changed) {
        return new License(id, key, terms, productName, activationsAllowed, activationsUsed, floatingSeats, standing,
                changed, renewals, revision, createdAt);
    }

    /** The licence as it is once a change of it is stored. */
    public License nextRevision() {
        return new License(id, key, terms, productName, activationsAllowed, activationsUsed, floatingSeats, standing, releases,
                renewals, revision + 1, createdAt);
    }

    public License withActivationsUsed(int number) {
        return new License(id, key, terms, productName, activationsAllowed, number, floatingSeats, standing, releases,
                renewals, revision, createdAt);
    }

    public License withActivationsAllowed(int number) {
        return new License(id, key, terms, productName, number, activationsUsed, floatingSeats, standing, releases,
                renewals, revision, createdAt);
    }
}
