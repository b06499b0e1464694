package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.web.api.dto.ActivationResponse.ActivatedComputer;
import io.github.keyreeve.web.api.dto.ActivationResponse.UsedLicense;
import io.swagger.v3.oas.annotations.media.Schema;

/** The licence is good on this computer. */
@Schema(description = "The licence is good on this computer.")
public record ValidResponse(
        @Schema(description = "Always true.", example = "true")
        boolean valid,
        ActivatedComputer activation,
        UsedLicense license,
        @Schema(description = "The same one for the same computer until the licence is renewed.",
                example = "A0000-00000-00000-00000-0001G")
        String computerKey,
        @Schema(description = "As the activation answers it, signed anew.")
        String licenseFile) {

    public static ValidResponse of(ActivationResponse good) {
        return new ValidResponse(true, good.activation(), good.license(), good.computerKey(), good.licenseFile());
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "ValidResponse[…]";
    }
}
