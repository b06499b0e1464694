package io.github.keyreeve.domain.argument;

import java.nio.charset.StandardCharsets;

/** What any text from outside must be before it is stored. */
public final class StoredText {

    private StoredText() {}

    /**
     * @param maxLength in characters as people count them (code points)
     * @throws IllegalArgumentException saying what is allowed, to be read after the field's name
     */
    public static String require(String text, int maxLength) {
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw new IllegalArgumentException("must have at most %d characters".formatted(maxLength));
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("must be valid text, without NUL characters or broken surrogates");
        }
        return text;
    }
}
