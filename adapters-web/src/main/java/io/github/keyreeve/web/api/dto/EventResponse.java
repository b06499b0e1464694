package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.license.LicenseEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a licence. */
@Schema(name = "Event", description = "Something that happened to a licence.")
public record EventResponse(
        UUID id,
        @Schema(description = "What happened.", example = "issued")
        String kind,
        Instant at,
        @Schema(description = "Who caused it.", example = "administrator")
        String actor,
        @Schema(description = "From which network address.", types = {"string", "null"}, example = "127.0.0.1")
        String address) {

    public static EventResponse of(LicenseEvent event) {
        return new EventResponse(event.id(), event.kind().text(), event.at(), event.origin().actor(),
                Texts.orNull(event.origin().address()));
    }
}
