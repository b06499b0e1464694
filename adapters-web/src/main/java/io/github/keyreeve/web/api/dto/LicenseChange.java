package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.CorrectLicenses.Correction;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.Releases.Limit;
import io.github.keyreeve.web.api.json.NullsRefused;
import io.github.keyreeve.web.api.json.RemovableNumber;
import io.github.keyreeve.web.api.json.RemovableText;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.Problem.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What to change about a licence. What is left out stays as it is. */
@NullsRefused
@Schema(description = "What to change about a licence; its key stays. What is left out stays as it is.")
public record LicenseChange(
        @Schema(description = "set:value pairs, set 0 to 3, value 0 to 255; empty for none.", example = "0:3;1:2")
        String features,
        @Schema(description = "The last moment of validity, null for none; not for a permanent licence, which never ends.",
                implementation = Instant.class, types = {"string", "null"})
        RemovableText expiresAt,
        VersionChange version,
        @Schema(description = "Not fewer than are in use.", minimum = "1", example = "5")
        Integer activationsAllowed,
        @Schema(description = "The vendor's own data; null removes them.", implementation = String.class,
                types = {"string", "null"}, maxLength = LicenseTags.MAX_DATA)
        RemovableText userData,
        @Schema(description = "Who brought the customer; null removes it.", implementation = String.class,
                types = {"string", "null"}, maxLength = LicenseTags.MAX_AFFILIATE_ID)
        RemovableText affiliateId,
        @Schema(description = "QLM's product properties; null removes them.", implementation = String.class,
                types = {"string", "null"}, maxLength = LicenseTags.MAX_DATA)
        RemovableText properties,
        @Schema(description = "How often computers may be released in a period; null: as the server's settings say.",
                implementation = Integer.class, types = {"integer", "null"}, minimum = "0", maximum = "1000000")
        RemovableNumber maxReleases,
        @Schema(description = "The period's length; null: as the server's settings say.", implementation = Integer.class,
                types = {"integer", "null"}, minimum = "1", maximum = "36500")
        RemovableNumber releasePeriodDays,
        @Schema(description = "Until when new versions are included; null takes the maintenance plan away.",
                implementation = Instant.class, types = {"string", "null"})
        RemovableText maintenanceExpiresAt,
        CustomerChange customer) {

    /** What is to be corrected; must not be done if there are errors, which then stand for what is missing in it. */
    public Correction toCorrection(FieldErrors errors) {
        return new Correction(
                Optional.ofNullable(version).flatMap(given -> given.toVersion(errors)),
                errors.read("features", features, text -> text.isBlank() ? FeatureSets.NONE : FeatureSets.of(text)),
                errors.read("expiresAt", expiresAt, LicenseChange::expiry),
                errors.number("activationsAllowed", activationsAllowed, 1, Integer.MAX_VALUE),
                text("userData", userData, LicenseTags.MAX_DATA, errors),
                text("affiliateId", affiliateId, LicenseTags.MAX_AFFILIATE_ID, errors),
                text("properties", properties, LicenseTags.MAX_DATA, errors),
                bound("maxReleases", maxReleases, 0, Limit.MAX_RELEASES, errors),
                bound("releasePeriodDays", releasePeriodDays, 1, Limit.MAX_DAYS, errors),
                errors.read("maintenanceExpiresAt", maintenanceExpiresAt, given -> given.text().map(Instants::read)),
                Optional.empty(),
                customer == null ? Map.of() : customer.toParts(errors));
    }

    /** What is wrong with the licence as it would be, in the words of the JSON. */
    public static FieldError fieldError(ArgumentError error) {
        return new FieldError(switch (error.argument()) {
            case "is_majorversion" -> "version";
            case "is_expdate" -> "expiresAt";
            default -> error.argument();
        }, error.message());
    }

    private static Expiry expiry(RemovableText given) {
        return given.text().<Expiry>map(text -> new Expiry.At(Instants.read(text))).orElseGet(Expiry.Never::new);
    }

    private static Optional<String> text(String field, RemovableText given, int maxLength, FieldErrors errors) {
        return errors.read(field, given, sent -> sent.text().map(text -> StoredText.require(text, maxLength)).orElse(""));
    }

    private static Optional<Optional<Integer>> bound(
            String field, RemovableNumber given, int least, int most, FieldErrors errors) {
        return errors.read(field, given, sent -> sent.number().map(number -> {
            if (number < least || number > most) {
                throw new IllegalArgumentException("must be a whole number from %d to %d, or null".formatted(least, most));
            }
            return number;
        }));
    }

    /** Hides the person and the vendor's data. */
    @Override
    public String toString() {
        return "LicenseChange[…]";
    }
}
