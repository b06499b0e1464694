package io.github.keyreeve.client;

import java.util.Locale;

/**
 * A JSON string and where it ends.
 *
 * @param value what it says, its escapes resolved
 * @param end the place after its closing quotation mark
 */
record JsonString(String value, int end) {

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;

    /** Reads the string whose opening quotation mark stands at that place. */
    static JsonString startingAt(String text, int start) throws MalformedJson {
        if (start >= text.length() || text.charAt(start) != '"') {
            throw new MalformedJson("At character " + start + " a string is missing.");
        }
        StringBuilder value = new StringBuilder();
        int place = start + 1;
        while (place < text.length()) {
            char next = text.charAt(place);
            if (next == '"') {
                return new JsonString(withoutHalfPairs(value, start), place + 1);
            }
            if (next < ' ') {
                throw new MalformedJson("At character " + place + " a control character is not escaped.");
            }
            if (next != '\\') {
                value.append(next);
                place++;
            } else {
                boolean unicode = text.startsWith("u", place + 1);
                value.append(unicode ? unicode(text, place) : escaped(text, place));
                place += unicode ? 2 + HEX_DIGITS : 2;
            }
        }
        throw new MalformedJson("At character " + start + " begins a string without an end.");
    }

    /** The text as a JSON string, with its quotation marks. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char next : text.toCharArray()) {
            if (next == '"' || next == '\\') {
                quoted.append('\\').append(next);
            } else if (next < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) next));
            } else {
                quoted.append(next);
            }
        }
        return quoted.append('"').toString();
    }

    private static char escaped(String text, int backslash) throws MalformedJson {
        int which = backslash + 1 < text.length() ? ESCAPES.indexOf(text.charAt(backslash + 1)) : -1;
        if (which < 0) {
            throw new MalformedJson("At character " + backslash + " is no escape that JSON knows.");
        }
        return ESCAPED.charAt(which);
    }

    private static char unicode(String text, int backslash) throws MalformedJson {
        int from = backslash + 2;
        if (from + HEX_DIGITS > text.length()
                || !text.substring(from, from + HEX_DIGITS).chars().allMatch(JsonString::isHexDigit)) {
            throw new MalformedJson("At character " + backslash + " four hexadecimal digits are missing.");
        }
        return (char) Integer.parseInt(text.substring(from, from + HEX_DIGITS), 16);
    }

    // Not Character.digit: to it, digits of other scripts are digits.
    private static boolean isHexDigit(int character) {
        return character >= '0' && character <= '9' || character >= 'a' && character <= 'f'
                || character >= 'A' && character <= 'F';
    }

    private static String withoutHalfPairs(CharSequence value, int start) throws MalformedJson {
        if (value.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new MalformedJson("At character " + start + " begins a string with half a surrogate pair.");
        }
        return value.toString();
    }
}
