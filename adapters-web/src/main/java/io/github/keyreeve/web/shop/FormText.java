package io.github.keyreeve.web.shop;

import io.github.keyreeve.web.shop.Fields.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads form-encoded bytes by a shop's charset.
 *
 * <p>Liberal where real shops are careless: a leading ampersand, a name without a value, raw blanks and bars. Strict
 * where guessing would store something wrong: broken percent-encoding and bytes that are no text in the charset.
 */
public final class FormText {

    /** What a shop that asks for a key can say about one order line. */
    private static final int MAX_FIELDS = 1_000;
    /** What a shop can tell: 2Checkout has about twenty fields for each line of an order. */
    private static final int MAX_TOLD_FIELDS = 20_000;
    private static final int MAX_NAME = 200;
    private static final Pattern SHOWABLE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\[\\]-]{0,39}");

    private FormText() {}

    /**
     * @param part what is read, for messages: "query" or "body"
     * @throws UnreadableRequestException naming the field that cannot be read
     */
    public static Fields read(byte[] bytes, Charset charset, String part) {
        return read(bytes, charset, part, MAX_FIELDS);
    }

    /**
     * The body of a message by which a shop tells something.
     *
     * @throws UnreadableRequestException naming the field that cannot be read
     */
    public static Fields readTold(byte[] body, Charset charset) {
        return read(body, charset, "body", MAX_TOLD_FIELDS);
    }

    private static Fields read(byte[] bytes, Charset charset, String part, int maxFields) {
        Fields fields = fields(bytes, charset, part, maxFields);
        if (fields.list().stream().anyMatch(field -> field.name().length() > MAX_NAME)) {
            throw new UnreadableRequestException(
                    "A field's name in the " + part, "must have at most %d characters".formatted(MAX_NAME));
        }
        return fields;
    }

    private static Fields fields(byte[] bytes, Charset charset, String part, int maxFields) {
        List<Field> fields = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= bytes.length; end++) {
            if (end == bytes.length || bytes[end] == '&') {
                if (end > start) {
                    fields.add(field(bytes, start, end, charset, part));
                }
                start = end + 1;
            }
            if (fields.size() > maxFields) {
                throw new UnreadableRequestException("The " + part, "must have at most %d fields".formatted(maxFields));
            }
        }
        return new Fields(fields);
    }

    private static Field field(byte[] bytes, int start, int end, Charset charset, String part) {
        int equals = start;
        while (equals < end && bytes[equals] != '=') {
            equals++;
        }
        String unnamed = "A field's name in the " + part;
        String name = text(unescaped(bytes, start, equals, unnamed), charset, unnamed);
        String shown = SHOWABLE_NAME.matcher(name).matches() ? name : "A field of the " + part;
        int valueStart = Math.min(end, equals + 1);
        return new Field(name.strip(), text(unescaped(bytes, valueStart, end, shown), charset, shown));
    }

    private static byte[] unescaped(byte[] bytes, int start, int end, String field) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            switch (bytes[i]) {
                case '+' -> plain.write(' ');
                case '%' -> {
                    int high = i + 2 < end ? Character.digit(bytes[i + 1], 16) : -1;
                    int low = i + 2 < end ? Character.digit(bytes[i + 2], 16) : -1;
                    if (high < 0 || low < 0) {
                        throw new UnreadableRequestException(
                                field, "must have two hexadecimal digits after each percent sign");
                    }
                    plain.write(high << 4 | low);
                    i += 2;
                }
                default -> plain.write(bytes[i]);
            }
        }
        return plain.toByteArray();
    }

    static String text(byte[] bytes, Charset charset, String field) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRequestException(field, "must be text in " + charset.name());
        }
    }

    /**
     * A first look at the names and plain values, before shop and charset are known. Fails on nothing but the form's size: it
     * may be no form at all, such as Magento's.
     */
    static Fields glance(byte[] bytes) {
        return fields(new String(bytes, StandardCharsets.ISO_8859_1)
                .replaceAll("%(?![0-9A-Fa-f]{2})", "%25")
                .getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1, "request", MAX_TOLD_FIELDS);
    }
}
