package io.github.keyreeve.persistence;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jooq.Converter;

/** Identifiers as 16 bytes, most significant first: time-ordered identifiers then sort by time in every database. */
public final class UuidBinding extends InRowBinding<UUID> {

    private static final long serialVersionUID = 1L;

    public UuidBinding() {
        super(Converter.ofNullable(byte[].class, UUID.class, UuidBinding::from, UuidBinding::to));
    }

    private static UUID from(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] to(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
