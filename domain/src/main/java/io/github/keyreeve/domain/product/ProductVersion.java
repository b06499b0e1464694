package io.github.keyreeve.domain.product;

import java.util.Optional;

/**
 * One version of a product, where its applications find the newest release of it, and whose signature they trust.
 *
 * @param major 0 to 9,999
 * @param minor 0 to 9,999
 * @param latestVersion the newest release, for example {@code 1.0.7}; at most 64 characters
 * @param latestVersionUrl where it can be had; at most 1,000 characters
 * @param latestVersionNotes what is new in it; at most 4,000 characters
 * @param signingKey the key that signs the answers to its applications; absent: the installation's default one
 */
public record ProductVersion(
        int major,
        int minor,
        Optional<String> latestVersion,
        Optional<String> latestVersionUrl,
        Optional<String> latestVersionNotes,
        Optional<SigningKeyName> signingKey) {

    public static final int MAX_LATEST_VERSION = 64;
    public static final int MAX_LATEST_VERSION_URL = 1_000;
    public static final int MAX_LATEST_VERSION_NOTES = 4_000;

    public static ProductVersion of(int major, int minor) {
        return new ProductVersion(major, minor, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
