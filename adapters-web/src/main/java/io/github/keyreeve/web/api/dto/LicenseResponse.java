package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.OrderLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** One key, what it is good for, and who has it. */
@Schema(name = "License", description = "One key, what it is good for, and who has it.")
public record LicenseResponse(
        UUID id,
        @Schema(description = "The activation key: a secret between the vendor and the customer.",
                example = "A0000-00000-00000-00000-0001G")
        String key,
        LicensedProduct product,
        @Schema(example = "permanent")
        String model,
        @Schema(allowableValues = {"active", "expired", "revoked", "upgraded"})
        String state,
        ActivationCount activations,
        @Schema(description = "The features switched on; empty if none are.", example = "0:3;1:2;")
        String features,
        @Schema(description = "The last moment of validity. Null if there is none, or while the days have not begun to"
                + " count.", types = {"string", "null"}, format = "date-time")
        Instant expiresAt,
        @Schema(description = "Days from the first activation on, which has not been; null once they have begun to count.",
                types = {"integer", "null"})
        Integer expiresAfterDays,
        @Schema(description = "Until when new versions are included.", types = {"string", "null"}, format = "date-time")
        Instant maintenanceExpiresAt,
        @Schema(description = "How many computers may run at once, where the model floats; else 0.")
        int floatingSeats,
        OrderReference order,
        CustomerRepresentation customer,
        @Schema(types = {"string", "null"})
        String affiliateId,
        @Schema(types = {"string", "null"})
        String userData,
        @Schema(description = "QLM's product properties, as sent.", types = {"string", "null"})
        String properties,
        @Schema(description = "How often computers may be released in a period; null: as the server's settings say.",
                types = {"integer", "null"})
        Integer maxReleases,
        @Schema(description = "The period's length; null: as the server's settings say.", types = {"integer", "null"})
        Integer releasePeriodDays,
        @Schema(description = "Releases counted in the present period.")
        int releases,
        @Schema(description = "How often the expiry was renewed.")
        int renewals,
        Instant createdAt) {

    /** @param now decides between active and expired */
    public static LicenseResponse of(OrderedLicense ordered, Instant now) {
        return of(ordered.license(), ordered.order(), ordered.customer(), now);
    }

    /** @param customer as known now, whatever the order said */
    static LicenseResponse of(License license, OrderLine order, Customer customer, Instant now) {
        LicenseTerms terms = license.terms();
        return new LicenseResponse(
                license.id(),
                license.key().grouped(),
                LicensedProduct.of(license),
                terms.model().text(),
                license.stateAt(now).text(),
                ActivationCount.of(license),
                terms.features().toString(),
                terms.expiry().instantIfKnown().orElse(null),
                terms.expiry() instanceof Expiry.AfterFirstActivation waiting ? waiting.days() : null,
                terms.maintenance().map(MaintenancePlan::expiresAt).orElse(null),
                license.floatingSeats(),
                OrderReference.of(order),
                CustomerRepresentation.of(customer),
                Texts.orNull(terms.tags().affiliateId()),
                Texts.orNull(terms.tags().userData()),
                Texts.orNull(terms.tags().properties()),
                license.releases().limit().most().orElse(null),
                license.releases().limit().periodDays().orElse(null),
                license.releases().count(),
                license.renewals(),
                license.createdAt());
    }

    /** For those who are not to see the key: null stands in its place. */
    LicenseResponse withoutKey() {
        return new LicenseResponse(id, null, product, model, state, activations, features, expiresAt, expiresAfterDays,
                maintenanceExpiresAt, floatingSeats, order, customer, affiliateId, userData, properties, maxReleases,
                releasePeriodDays, releases, renewals, createdAt);
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "LicenseResponse[" + id + "]";
    }

    /** The version that a licence is for. */
    @Schema(description = "The version that the licence is for.")
    public record LicensedProduct(int id, int major, int minor, @Schema(example = "Demo") String name) {

        static LicensedProduct of(License license) {
            return new LicensedProduct(license.terms().version().productId(), license.terms().version().major(),
                    license.terms().version().minor(), license.productName());
        }
    }

    /** How many computers a key may be active on. */
    @Schema(description = "How many different computers may be active at once, are, and still can be.")
    public record ActivationCount(int allowed, int used, int available) {

        static ActivationCount of(License license) {
            return new ActivationCount(
                    license.activationsAllowed(), license.activationsUsed(), license.activationsAvailable());
        }
    }
}
