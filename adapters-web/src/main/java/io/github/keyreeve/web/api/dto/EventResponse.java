package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to a licence. */
@Schema(name = "Event", description = "Something that happened to a licence.")
public record EventResponse(
        UUID id,
        @Schema(description = "What happened.", example = "issued", allowableValues = {"issued", "activated", "released", "renewed",
            "revoked", "reinstated", "upgraded", "modified", "maintenance_renewed", "customer_changed",
            "mailed"})
        String kind,
        Instant at,
        @Schema(description = "Who caused it.", example = "administrator")
        String actor,
        @Schema(description = "From which network address.", types = {"string", "null"}, example = "127.0.0.1")
        String address,
        @Schema(description = "What is different since; empty where the kind says it all.")
        List<ChangedField> changes) {

    public static EventResponse of(LicenseEvent event) {
        return new EventResponse(event.id(), event.kind().text(), event.at(), event.origin().actor(),
                Texts.orNull(event.origin().address()), event.changes().stream().map(ChangedField::of).toList());
    }

    /** One field before and after; what is longer than 500 characters is cut. */
    @Schema(name = "Change", description = "One field before and after. Longer texts are cut to 500 characters.")
    public record ChangedField(
            @Schema(example = "expiresAt")
            String field,
            @Schema(description = "Null if there was nothing.", types = {"string", "null"}, example = "2026-12-31T23:59:59Z")
            String before,
            @Schema(description = "Null if there is nothing.", types = {"string", "null"}, example = "2027-12-31T23:59:59Z")
            String after) {

        static ChangedField of(Change change) {
            return new ChangedField(change.field(), Texts.orNull(change.before()), Texts.orNull(change.after()));
        }
    }
}
