package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.UpgradeLicenses.Request;
import io.github.keyreeve.application.port.in.UpgradeLicenses.UpgradeOrder;
import io.github.keyreeve.domain.argument.ExpiryArguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** What to upgrade a licence to. */
@Schema(description = "What the new key is for.")
public record UpgradeRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        VersionReference product,
        @Schema(description = "set:value pairs, set 0 to 3, value 0 to 255; as before if left out.", types = {"string", "null"},
                example = "0:3;1:2")
        String features,
        @Schema(description = "The last day of validity; as before if left out.", types = {"string", "null"}, format = "date")
        String expiresOn,
        @Schema(description = "Days of validity; expiresOn wins over it.", types = {"integer", "null"}, minimum = "1",
                maximum = "36500")
        Integer expiresAfterDays) {

    /**
     * The upgrade that is wanted.
     *
     * @param order what the new key's order is to be
     * @param now from when on days count, and before when none may lie
     * @throws io.github.keyreeve.web.api.problem.ProblemException naming every field that is wrong
     */
    public Request toRequest(LicenseReference which, UpgradeOrder order, IssuingRules rules, Instant now, Origin origin) {
        FieldErrors errors = new FieldErrors();
        Optional<VersionId> to = VersionReference.read(product, errors);
        Optional<FeatureSets> switchedOn = errors.read("features", features,
                text -> text.isBlank() ? FeatureSets.NONE : FeatureSets.of(text));
        Optional<Expiry> expiry = new ExpiryArguments(
                errors.read("expiresOn", expiresOn, ExpiryArguments::isoDay),
                errors.number("expiresAfterDays", expiresAfterDays, 1, Expiry.MAX_DAYS)).expiry(rules, now);
        expiry.filter(end -> end.isPast(now)).ifPresent(past -> errors.add("expiresOn", "must not be in the past"));
        errors.throwIfAny();
        return new Request(which, to.orElseThrow(), switchedOn, expiry, order, origin);
    }
}
