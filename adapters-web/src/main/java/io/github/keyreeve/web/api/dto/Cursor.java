package io.github.keyreeve.web.api.dto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Where the next part of a list begins, as text that a client hands back without looking into it. */
public final class Cursor {

    private static final int UUID_BYTES = 16;
    private static final String BROKEN = "must be the nextCursor of the part before";

    private Cursor() {}

    static String of(UUID last) {
        ByteBuffer bytes = ByteBuffer.allocate(UUID_BYTES);
        bytes.putLong(last.getMostSignificantBits()).putLong(last.getLeastSignificantBits());
        return encode(bytes.array());
    }

    static String of(String last) {
        return encode(last.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if the text is no cursor of such a list */
    public static UUID toUuid(String cursor) {
        byte[] bytes = decode(cursor);
        if (bytes.length != UUID_BYTES) {
            throw new IllegalArgumentException(BROKEN);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** @throws IllegalArgumentException if the text is no cursor */
    public static String toText(String cursor) {
        return new String(decode(cursor), StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(BROKEN, e);
        }
        throw new IllegalArgumentException(BROKEN);
    }
}
