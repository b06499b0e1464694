package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A computer that a licence is active on, as the staff see it. */
@Schema(name = "Computer", description = "A computer that the licence is active on.")
public record ComputerResponse(
        UUID id,
        @Schema(description = "What the application names the computer by.", example = "5CD1234XYZ")
        String computerId,
        @Schema(description = "As people call it.", types = {"string", "null"}, example = "Ada's laptop")
        String computerName,
        @Schema(description = "What the application told when it was activated, as all below.", types = {"string", "null"})
        String email,
        @Schema(types = {"string", "null"})
        String affiliateId,
        @Schema(types = {"string", "null"})
        String userData,
        @Schema(types = {"string", "null"})
        String logData,
        Instant activatedAt,
        @Schema(description = "When it last asked, exact to the hour.")
        Instant lastSeenAt) {

    public static ComputerResponse of(Activation activation) {
        ActivationTags tags = activation.tags();
        return new ComputerResponse(activation.id(), activation.computer().text(), Texts.orNull(activation.computerName()),
                Texts.orNull(tags.email()), Texts.orNull(tags.affiliateId()), Texts.orNull(tags.userData()),
                Texts.orNull(tags.logData()), activation.activatedAt(), activation.lastSeenAt());
    }
}
