package io.github.keyreeve.client;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a JSON document (RFC 8259) and nothing that is almost one: no name twice, no half surrogate pair, no comment, no
 * trailing comma, nothing after the end. Objects become a {@link JsonObject}, arrays a list, numbers a {@link BigDecimal}.
 *
 * <p>At most {@value #MAX_DEPTH} arrays and objects inside each other, at most {@value #MAX_NUMBER_LENGTH} characters a
 * number. The caller bounds the size.
 */
final class JsonReader {

    static final int MAX_DEPTH = 20;
    static final int MAX_NUMBER_LENGTH = 40;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private final String text;
    private int position;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @param utf8 a document whose outermost value is an object */
    static JsonObject object(byte[] utf8) throws MalformedJson {
        try {
            if (read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString()) instanceof JsonObject object) {
                return object;
            }
        } catch (CharacterCodingException e) {
            throw new MalformedJson("The text is not UTF-8.");
        }
        throw new MalformedJson("The text is not a JSON object.");
    }

    /** @return a JsonObject, List, String, BigDecimal, Boolean, or null for null */
    static Object read(String text) throws MalformedJson {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.position < text.length()) {
            throw reader.malformed("something follows the end");
        }
        return value;
    }

    private Object value() throws MalformedJson {
        skipBlanks();
        switch (peek()) {
            case '{':
                return nested(this::members);
            case '[':
                return nested(this::elements);
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private interface Inside {
        Object read() throws MalformedJson;
    }

    private Object nested(Inside inside) throws MalformedJson {
        depth++;
        if (depth > MAX_DEPTH) {
            throw malformed("too many arrays and objects inside each other");
        }
        position++;
        Object value = inside.read();
        depth--;
        return value;
    }

    private JsonObject members() throws MalformedJson {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!skipped('}')) {
            do {
                skipBlanks();
                String name = string();
                require(':');
                if (members.containsKey(name)) {
                    throw malformed("a name stands there twice");
                }
                members.put(name, value());
            } while (skipped(','));
            require('}');
        }
        return new JsonObject(members);
    }

    private List<Object> elements() throws MalformedJson {
        List<Object> elements = new ArrayList<>();
        if (!skipped(']')) {
            do {
                elements.add(value());
            } while (skipped(','));
            require(']');
        }
        return elements;
    }

    private String string() throws MalformedJson {
        JsonString string = JsonString.startingAt(text, position);
        position = string.end();
        return string.value();
    }

    private Object word(String word, Object meaning) throws MalformedJson {
        if (!text.startsWith(word, position)) {
            throw malformed("a value is missing");
        }
        position += word.length();
        return meaning;
    }

    private BigDecimal number() throws MalformedJson {
        Matcher number = NUMBER.matcher(text).region(position, text.length());
        if (!number.lookingAt()) {
            throw malformed("a value is missing");
        }
        if (number.end() - position > MAX_NUMBER_LENGTH) {
            throw malformed("a number is too long");
        }
        try {
            BigDecimal value = new BigDecimal(number.group());
            position = number.end();
            return value;
        } catch (NumberFormatException e) {
            throw malformed("a number's exponent is too large");
        }
    }

    private void require(char expected) throws MalformedJson {
        if (!skipped(expected)) {
            throw malformed("'" + expected + "' is missing");
        }
    }

    private boolean skipped(char expected) {
        skipBlanks();
        boolean there = peek() == expected;
        if (there) {
            position++;
        }
        return there;
    }

    private void skipBlanks() {
        while (" \t\r\n".indexOf(peek()) >= 0) {
            position++;
        }
    }

    /** The next character; at the end one that stands nowhere outside strings. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private MalformedJson malformed(String problem) {
        return new MalformedJson("At character " + position + " " + problem + ".");
    }
}
