package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.product.ProductVersion;
import io.swagger.v3.oas.annotations.media.Schema;

/** The newest release of a version. */
@Schema(name = "LatestVersion", description = "The newest release of a product's version. Null where nothing is stored.")
public record LatestVersionResponse(
        @Schema(types = {"string", "null"}, example = "1.0.7")
        String latestVersion,
        @Schema(description = "Where it can be had.", types = {"string", "null"}, example = "https://example.com/demo-1.0.7.zip")
        String latestVersionUrl,
        @Schema(description = "What is new in it.", types = {"string", "null"})
        String latestVersionNotes) {

    public static LatestVersionResponse of(ProductVersion version) {
        return new LatestVersionResponse(version.latestVersion().orElse(null), version.latestVersionUrl().orElse(null),
                version.latestVersionNotes().orElse(null));
    }
}
