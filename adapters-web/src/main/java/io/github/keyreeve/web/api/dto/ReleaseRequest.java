package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** The computer that the staff take off a licence. */
@Schema(description = "The computer to take off the licence.")
public record ReleaseRequest(
        @Schema(description = "As the list of the licence's computers names it, in any case of letters.",
                maxLength = ComputerId.MAX_LENGTH, example = "5CD1234XYZ", requiredMode = Schema.RequiredMode.REQUIRED)
        String computerId) {

    /** @throws io.github.keyreeve.web.api.problem.ProblemException if it is wrong */
    public ComputerId toComputer() {
        FieldErrors errors = new FieldErrors();
        return computer(computerId, errors).orElseThrow(errors::problem);
    }

    /** Empty exactly with an error. */
    static Optional<ComputerId> computer(String computerId, FieldErrors errors) {
        if (computerId == null || computerId.isBlank()) {
            errors.add("computerId", "is missing");
            return Optional.empty();
        }
        return errors.read("computerId", computerId, ComputerId::new);
    }
}
