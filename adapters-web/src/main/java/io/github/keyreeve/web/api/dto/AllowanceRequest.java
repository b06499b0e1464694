package io.github.keyreeve.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;

/** How the licences of an order become keys. */
@Schema(description = "How the licences of an order become keys. The activations always add up to"
        + " quantity x activationsPerKey + additionalActivations.")
public record AllowanceRequest(
        @Schema(description = "One key for the whole order (the usual), or one per licence.",
                types = {"boolean", "null"}, example = "true")
        Boolean oneKeyForAll,
        @Schema(description = "Activations for each licence ordered; 1 if left out.", types = {"integer", "null"},
                minimum = "1", maximum = "1000000", example = "2")
        Integer activationsPerKey,
        @Schema(description = "Further activations for the order; 0 if left out.", types = {"integer", "null"},
                minimum = "0", maximum = "1000000", example = "0")
        Integer additionalActivations) {}
