package io.github.keyreeve.domain.product;

/**
 * A version of a product, as shops and applications name it.
 *
 * @param productId QLM's product number, 1 to 2,147,483,647
 * @param major 0 to 9,999
 * @param minor 0 to 9,999
 */
public record VersionId(int productId, int major, int minor) {

    public static final int MAX_PART = 9_999;

    public VersionId {
        if (productId < 1) {
            throw new IllegalArgumentException("A product's id must be 1 to %d, not %d.".formatted(Integer.MAX_VALUE, productId));
        }
        requirePart("major", major);
        requirePart("minor", minor);
    }

    private static void requirePart(String name, int part) {
        if (part < 0 || part > MAX_PART) {
            throw new IllegalArgumentException("A version's %s number must be 0 to %d, not %d.".formatted(name, MAX_PART, part));
        }
    }
}
