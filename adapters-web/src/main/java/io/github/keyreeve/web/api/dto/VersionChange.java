package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.CorrectLicenses.Version;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** The version of its product that a licence is to be for. */
@Schema(description = "The version of its product that the licence is for.")
public record VersionChange(
        @Schema(minimum = "0", maximum = "9999", example = "2", requiredMode = Schema.RequiredMode.REQUIRED)
        Integer major,
        @Schema(minimum = "0", maximum = "9999", example = "0", requiredMode = Schema.RequiredMode.REQUIRED)
        Integer minor) {

    /** Empty exactly with an error. */
    Optional<Version> toVersion(FieldErrors errors) {
        if (major == null) {
            errors.add("version.major", "is missing");
        }
        if (minor == null) {
            errors.add("version.minor", "is missing");
        }
        Optional<Integer> first = errors.number("version.major", major, 0, VersionId.MAX_PART);
        Optional<Integer> second = errors.number("version.minor", minor, 0, VersionId.MAX_PART);
        return first.flatMap(one -> second.map(other -> new Version(one, other)));
    }
}
