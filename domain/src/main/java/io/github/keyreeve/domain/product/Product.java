package io.github.keyreeve.domain.product;

import java.util.List;

/**
 * An application that the vendor sells.
 *
 * @param id QLM's product number, 1 to 2,147,483,647
 * @param name 1 to 255 characters
 * @param versions at least one, each major.minor once
 */
public record Product(int id, String name, List<ProductVersion> versions) {

    public static final int MAX_NAME = 255;

    public Product {
        versions = List.copyOf(versions);
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("A product's name must have 1 to %d characters.".formatted(MAX_NAME));
        }
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("A product must have at least one version.");
        }
        long different = versions.stream()
                .map(version -> new VersionId(id, version.major(), version.minor()))
                .distinct()
                .count();
        if (different != versions.size()) {
            throw new IllegalArgumentException("A product must have each version only once.");
        }
    }
}
