package io.github.keyreeve.client;

/**
 * The version of a product that the application is.
 *
 * @param id the product's number on the server, 1 or more
 * @param major 0 to 9,999
 * @param minor 0 to 9,999
 */
public record Product(int id, int major, int minor) {

    private static final int MAX_PART = 9_999;

    /** @throws IllegalArgumentException if a number is out of its range */
    public Product {
        if (id < 1) {
            throw new IllegalArgumentException("id must be 1 or more, not " + id + ".");
        }
        if (major < 0 || major > MAX_PART || minor < 0 || minor > MAX_PART) {
            throw new IllegalArgumentException(
                    "major and minor must be 0 to " + MAX_PART + ", not " + major + " and " + minor + ".");
        }
    }
}
