package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.product.SigningKeyName;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A signing key that is wanted. */
@Schema(description = "A signing key that is wanted.")
public record SigningKeyRequest(
        @Schema(pattern = "^[a-z0-9-]{1,64}$", example = "acme-2026", requiredMode = RequiredMode.REQUIRED)
        String name) {

    private static final String FIELD = "name";

    public SigningKeyName toName() {
        FieldErrors errors = new FieldErrors();
        String text = errors.requiredText(FIELD, name, SigningKeyName.MAX);
        errors.throwIfAny();
        return errors.read(FIELD, text, SigningKeyRequest::nameOf).orElseThrow(errors::problem);
    }

    /** @throws IllegalArgumentException with what is allowed, if it is no name */
    static SigningKeyName nameOf(String text) {
        if (!SigningKeyName.isName(text)) {
            throw new IllegalArgumentException(
                    "must have 1 to %d lower-case letters, digits or dashes".formatted(SigningKeyName.MAX));
        }
        return new SigningKeyName(text);
    }
}
