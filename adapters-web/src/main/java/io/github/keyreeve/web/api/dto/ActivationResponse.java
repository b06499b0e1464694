package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.ActivateComputers.Validation;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.web.api.dto.LicenseResponse.ActivationCount;
import io.github.keyreeve.web.api.dto.LicenseResponse.LicensedProduct;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A licence that is good on a computer, as its application sees it: nothing of other computers, order or customer. */
@Schema(description = "A licence that is good on this computer.")
public record ActivationResponse(
        ActivatedComputer activation,
        UsedLicense license,
        @Schema(description = "The same one for the same computer until the licence is renewed.",
                example = "A0000-00000-00000-00000-0001G")
        String computerKey,
        @Schema(description = "What the application can check without a network: a compact JWS (RFC 7515), signed with Ed25519 by"
                + " one of the keys at /api/v1/signing-keys.")
        String licenseFile) {

    /** @param licenseFile signed for this computer */
    public static ActivationResponse of(Validation.Active active, GracePeriods grace, String licenseFile) {
        return new ActivationResponse(ActivatedComputer.of(active.activation()),
                UsedLicense.of(active.ordered().license(), grace), active.computerKey().grouped(), licenseFile);
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "ActivationResponse[…]";
    }

    /** The computer that asked. */
    @Schema(description = "The computer that asked.")
    public record ActivatedComputer(
            UUID id,
            @Schema(description = "As the computer's first activation named it.", example = "5CD1234XYZ")
            String computerId,
            @Schema(types = {"string", "null"}, example = "Ada's laptop")
            String computerName,
            Instant activatedAt) {

        static ActivatedComputer of(Activation activation) {
            return new ActivatedComputer(activation.id(), activation.computer().text(),
                    Texts.orNull(activation.computerName()), activation.activatedAt());
        }
    }

    /** What the licence is good for. */
    @Schema(description = "What the licence is good for.")
    public record UsedLicense(
            @Schema(description = "Names the key to the vendor's staff without telling it.")
            UUID keyId,
            LicensedProduct product,
            @Schema(example = "subscription")
            String model,
            @Schema(description = "The features switched on; empty if none are.", example = "0:3;1:2;")
            String features,
            @Schema(description = "The last moment of validity; null if there is none.", types = {"string", "null"},
                    format = "date-time")
            Instant expiresAt,
            @Schema(description = "Until when it works on after that; null if it does not.", types = {"string", "null"},
                    format = "date-time")
            Instant graceEndsAt,
            @Schema(description = "Until when new versions are included.", types = {"string", "null"}, format = "date-time")
            Instant maintenanceExpiresAt,
            ActivationCount activations,
            @Schema(description = "How many computers may run at once, where the model floats; else 0.")
            int floatingSeats) {

        static UsedLicense of(License license, GracePeriods grace) {
            LicenseTerms terms = license.terms();
            Optional<Instant> end = terms.expiry().instantIfKnown();
            return new UsedLicense(
                    license.id(),
                    LicensedProduct.of(license),
                    terms.model().text(),
                    terms.features().toString(),
                    end.orElse(null),
                    license.lastMoment(grace).filter(last -> !Optional.of(last).equals(end)).orElse(null),
                    terms.maintenance().map(MaintenancePlan::expiresAt).orElse(null),
                    ActivationCount.of(license),
                    license.floatingSeats());
        }
    }
}
