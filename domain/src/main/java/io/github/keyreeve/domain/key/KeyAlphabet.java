package io.github.keyreeve.domain.key;

/**
 * Crockford's base 32: ten digits and the letters without I, L, O and U, so that no key can be misread, and none can
 * spell "error", the word by which a shop's plugin tells a failure from a key.
 */
final class KeyAlphabet {

    static final int SIZE = 32;
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private KeyAlphabet() {}

    static char symbol(int value) {
        return SYMBOLS.charAt(value);
    }

    /** The value of a symbol as a person may type it (O as 0, I and L as 1, any case), or -1. */
    static int value(char typed) {
        return switch (Character.toUpperCase(typed)) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> SYMBOLS.indexOf(Character.toUpperCase(typed));
        };
    }
}
