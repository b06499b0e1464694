package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.SigningKeyName;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.api.json.RemovableText;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
        String latestVersionNotes,
        @Schema(description = "The signing key that signs the answers to its applications; null: the one called default.",
                implementation = String.class, types = {"string", "null"}, pattern = "^[a-z0-9-]{1,64}$", example = "acme-2026")
        RemovableText signingKey) {

    static VersionRepresentation of(ProductVersion version) {
        return new VersionRepresentation(version.major(), version.minor(), version.latestVersion().orElse(null),
                version.latestVersionUrl().orElse(null), version.latestVersionNotes().orElse(null),
                new RemovableText(version.signingKey().map(SigningKeyName::text)));
    }

    /** @param present the versions that there are now; one of them keeps its signing key if this tells none */
    ProductVersion toVersion(String path, FieldErrors errors, List<ProductVersion> present) {
        return new ProductVersion(
                errors.requiredNumber(path + "major", major, 0, VersionId.MAX_PART),
                errors.requiredNumber(path + "minor", minor, 0, VersionId.MAX_PART),
                errors.text(path + "latestVersion", latestVersion, ProductVersion.MAX_LATEST_VERSION),
                errors.text(path + "latestVersionUrl", latestVersionUrl, ProductVersion.MAX_LATEST_VERSION_URL),
                errors.text(path + "latestVersionNotes", latestVersionNotes, ProductVersion.MAX_LATEST_VERSION_NOTES),
                signingKey == null ? signingKeyIn(present) : chosenKey(path + "signingKey", errors));
    }

    private Optional<SigningKeyName> signingKeyIn(List<ProductVersion> present) {
        return present.stream()
                .filter(version -> Objects.equals(version.major(), major) && Objects.equals(version.minor(), minor))
                .findFirst()
                .flatMap(ProductVersion::signingKey);
    }

    private Optional<SigningKeyName> chosenKey(String field, FieldErrors errors) {
        return signingKey.text().flatMap(text -> errors.read(field, text, SigningKeyRequest::nameOf));
    }
}
