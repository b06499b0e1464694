package io.github.keyreeve.persistence;

import org.jooq.Converters;

/** Bytes, as they are. */
public final class BytesBinding extends InRowBinding<byte[]> {

    private static final long serialVersionUID = 1L;

    public BytesBinding() {
        super(Converters.identity(byte[].class));
    }
}
