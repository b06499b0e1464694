package io.github.keyreeve.domain.provider;

/** A shared secret in clear, as it is needed to check a signature. Never shown, never logged, encrypted where stored. */
public record Secret(String text) {

    public static final int MAX_LENGTH = 500;

    public Secret {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
