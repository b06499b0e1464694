package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Optional;

/** A product's version, told in full. */
@Schema(description = "A version of a product.")
public record VersionReference(
        @Schema(minimum = "1", example = "1", requiredMode = RequiredMode.REQUIRED)
        Integer id,
        @Schema(minimum = "0", maximum = "9999", example = "1", requiredMode = RequiredMode.REQUIRED)
        Integer major,
        @Schema(minimum = "0", maximum = "9999", example = "0", requiredMode = RequiredMode.REQUIRED)
        Integer minor) {

    /** Empty exactly with an error. */
    static Optional<VersionId> read(VersionReference given, FieldErrors errors) {
        VersionReference told = given == null ? new VersionReference(null, null, null) : given;
        Optional<Integer> product = part("product.id", told.id, 1, Integer.MAX_VALUE, errors);
        Optional<Integer> major = part("product.major", told.major, 0, VersionId.MAX_PART, errors);
        Optional<Integer> minor = part("product.minor", told.minor, 0, VersionId.MAX_PART, errors);
        return product.isPresent() && major.isPresent() && minor.isPresent()
                ? Optional.of(new VersionId(product.get(), major.get(), minor.get()))
                : Optional.empty();
    }

    private static Optional<Integer> part(String field, Integer number, int least, int most, FieldErrors errors) {
        if (number == null) {
            errors.add(field, "is missing");
        }
        return errors.number(field, number, least, most);
    }
}
