package io.github.keyreeve.web.licensefile;

import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an application checks without a network: that this computer may run the product, and how, signed by the vendor.
 * The activation key is no part of it, so that whoever finds the file cannot activate anything.
 *
 * @param keyId the licence's id, which names the key to the vendor's staff
 * @param computerId as the computer's first activation named it
 * @param activationsAllowed on how many computers the key may be active at once
 * @param floatingSeats how many may run at once, where the model floats; else 0
 * @param issuedAt now
 * @param expiresAt the last moment of validity; absent if it never ends
 * @param graceEndsAt the last moment at which the application still runs; absent without a grace period
 * @param maintenanceExpiresAt until when new versions are included; absent without a maintenance plan
 * @param nonce as the request told it, at most 255 characters: the application knows the answer to its own request by it
 */
public record LicenseFile(
        VersionId product,
        UUID keyId,
        ComputerId computerId,
        LicenseModel model,
        FeatureSets features,
        int activationsAllowed,
        int floatingSeats,
        Instant issuedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> graceEndsAt,
        Optional<Instant> maintenanceExpiresAt,
        Optional<String> nonce) {

    public static final int MAX_NONCE = 255;

    /** @throws IllegalArgumentException if the nonce is longer than anybody needs */
    public LicenseFile {
        if (nonce.filter(text -> text.length() > MAX_NONCE).isPresent()) {
            throw new IllegalArgumentException("nonce must have at most %d characters.".formatted(MAX_NONCE));
        }
    }

    /**
     * The file for an activated computer.
     *
     * @throws IllegalArgumentException if the licence's days have not begun to count: its file would never expire
     */
    public static LicenseFile of(
            License license, ComputerId computer, GracePeriods grace, Instant now, Optional<String> nonce) {
        LicenseTerms terms = license.terms();
        if (terms.expiry() instanceof Expiry.AfterFirstActivation) {
            throw new IllegalArgumentException("A licence that is active on a computer has begun to count its days.");
        }
        Optional<Instant> end = terms.expiry().instantIfKnown();
        return new LicenseFile(
                terms.version(),
                license.id(),
                computer,
                terms.model(),
                terms.features(),
                license.activationsAllowed(),
                license.floatingSeats(),
                now,
                end,
                license.lastMoment(grace).filter(last -> !Optional.of(last).equals(end)),
                terms.maintenance().map(MaintenancePlan::expiresAt),
                nonce);
    }

    /**
     * The file as a compact JWS (RFC 7515) with an Ed25519 signature (RFC 8037), its key named by thumbprint.
     *
     * @param key the one that the product version has chosen
     */
    public String sign(SigningKey key) {
        return CompactJws.sign(Claims.of(this).json(), key);
    }
}
