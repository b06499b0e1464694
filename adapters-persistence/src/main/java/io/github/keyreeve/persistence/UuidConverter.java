package io.github.keyreeve.persistence;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jooq.impl.AbstractConverter;

/** Identifiers as 16 bytes, most significant first: time-ordered identifiers then sort by time in every database. */
public final class UuidConverter extends AbstractConverter<byte[], UUID> {

    private static final long serialVersionUID = 1L;

    public UuidConverter() {
        super(byte[].class, UUID.class);
    }

    @Override
    public UUID from(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    @Override
    public byte[] to(UUID id) {
        return id == null ? null : ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
