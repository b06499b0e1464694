package io.github.keyreeve.domain.product;

/**
 * Names one of the keys that the server signs its answers with. A product version may choose one by its name.
 *
 * @param text 1 to 64 lower-case letters, digits and dashes
 */
public record SigningKeyName(String text) implements Comparable<SigningKeyName> {

    public static final int MAX = 64;

    /** The key of every installation, which signs for all that choose none. */
    public static final SigningKeyName DEFAULT = new SigningKeyName("default");

    public SigningKeyName {
        if (!isName(text)) {
            throw new IllegalArgumentException(
                    "A signing key's name must have 1 to %d lower-case letters, digits or dashes.".formatted(MAX));
        }
    }

    public static boolean isName(String text) {
        return text.matches("[a-z0-9-]{1,%d}".formatted(MAX));
    }

    @Override
    public int compareTo(SigningKeyName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
