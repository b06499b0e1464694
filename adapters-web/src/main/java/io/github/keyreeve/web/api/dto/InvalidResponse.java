package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.license.Denial;
import io.swagger.v3.oas.annotations.media.Schema;

/** The licence is not good on this computer. */
@Schema(description = "The licence is not good on this computer.")
public record InvalidResponse(
        @Schema(description = "Always false.", example = "false")
        boolean valid,
        @Schema(description = "QLM's number for what stands against it.", example = "209")
        int code,
        @Schema(description = "A sentence for the person at the computer.", example = "This license has expired.")
        String message) {

    public static InvalidResponse of(Denial denial) {
        return new InvalidResponse(false, denial.code(), denial.sentence());
    }
}
