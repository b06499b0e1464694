package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** One version of a product. */
@Schema(name = "ProductVersion",
        description = "One version of a product, and where its applications find the newest release of it.")
public record VersionRepresentation(
        @Schema(minimum = "0", maximum = "9999", example = "1", requiredMode = RequiredMode.REQUIRED)
        Integer major,
        @Schema(minimum = "0", maximum = "9999", example = "0", requiredMode = RequiredMode.REQUIRED)
        Integer minor,
        @Schema(description = "The newest release.", types = {"string", "null"},
                maxLength = ProductVersion.MAX_LATEST_VERSION, example = "1.0.7")
        String latestVersion,
        @Schema(description = "Where it can be had.", types = {"string", "null"},
                maxLength = ProductVersion.MAX_LATEST_VERSION_URL, example = "https://example.com/demo-1.0.7.zip")
        String latestVersionUrl,
        @Schema(description = "What is new in it.", types = {"string", "null"},
                maxLength = ProductVersion.MAX_LATEST_VERSION_NOTES)
        String latestVersionNotes) {

    static VersionRepresentation of(ProductVersion version) {
        return new VersionRepresentation(version.major(), version.minor(), version.latestVersion().orElse(null),
                version.latestVersionUrl().orElse(null), version.latestVersionNotes().orElse(null));
    }

    ProductVersion toVersion(String path, FieldErrors errors) {
        return new ProductVersion(
                errors.requiredNumber(path + "major", major, 0, VersionId.MAX_PART),
                errors.requiredNumber(path + "minor", minor, 0, VersionId.MAX_PART),
                errors.text(path + "latestVersion", latestVersion, ProductVersion.MAX_LATEST_VERSION),
                errors.text(path + "latestVersionUrl", latestVersionUrl, ProductVersion.MAX_LATEST_VERSION_URL),
                errors.text(path + "latestVersionNotes", latestVersionNotes, ProductVersion.MAX_LATEST_VERSION_NOTES));
    }
}
