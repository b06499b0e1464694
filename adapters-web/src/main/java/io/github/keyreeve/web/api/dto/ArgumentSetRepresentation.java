package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.Problem.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** Argument text under a name. */
@Schema(name = "ArgumentSet", description = "Argument text under a name that shops' products and SKUs refer to.")
public record ArgumentSetRepresentation(
        @Schema(description = "May be left out of a PUT, whose address says it.", maxLength = ArgumentSet.MAX_NAME,
                example = "ITEM1")
        String name,
        @Schema(maxLength = ArgumentSet.MAX_TEXT, example = "&is_productid=1&is_majorversion=1&is_minorversion=0",
                requiredMode = RequiredMode.REQUIRED)
        String arguments) {

    public static ArgumentSetRepresentation of(ArgumentSet set) {
        return new ArgumentSetRepresentation(set.name(), set.text());
    }

    /** @param addressed the name that the address says */
    public ArgumentSet toArgumentSet(String addressed) {
        FieldErrors errors = new FieldErrors();
        if (!ArgumentSet.isName(addressed)) {
            errors.add("name", "must have 1 to %d letters, digits, dots, dashes, underscores or inner blanks"
                    .formatted(ArgumentSet.MAX_NAME));
        }
        if (name != null && !name.equals(addressed)) {
            errors.add("name", "must be the name in the address, or left out");
        }
        String text = errors.requiredText("arguments", arguments, ArgumentSet.MAX_TEXT);
        errors.throwIfAny();
        return new ArgumentSet(addressed, text);
    }

    /** What is wrong inside the text is told of the field that holds it. */
    public static FieldErrors fieldErrors(List<ArgumentError> errors) {
        FieldErrors fields = new FieldErrors();
        fields.addAll(errors, error -> new FieldError("arguments", error.toString()));
        return fields;
    }
}
