package io.github.keyreeve.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;

/** The version that is ordered; a part that is left out must come from the argument set. */
@Schema(description = "The version that is ordered. A part that is left out must come from the argument set.")
public record ProductReference(
        @Schema(types = {"integer", "null"}, minimum = "1", example = "1")
        Integer id,
        @Schema(types = {"integer", "null"}, minimum = "0", maximum = "9999", example = "1")
        Integer major,
        @Schema(types = {"integer", "null"}, minimum = "0", maximum = "9999", example = "0")
        Integer minor) {}
