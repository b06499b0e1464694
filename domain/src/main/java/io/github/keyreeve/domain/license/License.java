package io.github.keyreeve.domain.license;

import io.github.keyreeve.domain.key.ActivationKey;
import java.time.Instant;
import java.util.UUID;

/**
 * One key and what it is good for.
 *
 * @param productName the product's name as people know it
 * @param activationsAllowed how many different computers may be active at once, 1 to 2,147,483,647
 * @param activationsUsed how many are, 0 to the number allowed
 * @param floatingSeats how many computers may run at once where the model floats, else 0
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
        Instant createdAt) {

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
}
