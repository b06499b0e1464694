package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A key whose licence is wanted. */
@Schema(description = "A key whose licence is wanted, in any case of letters, with or without dashes.")
public record KeyLookup(
        @Schema(example = "A0000-00000-00000-00000-0001G", requiredMode = RequiredMode.REQUIRED)
        String key) {

    private static final int LONGEST = 200;

    public String toTypedKey() {
        FieldErrors errors = new FieldErrors();
        String typed = errors.requiredText("key", key, LONGEST);
        errors.throwIfAny();
        return typed;
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "KeyLookup[…]";
    }
}
