package io.github.keyreeve.web.server;

/** A request's body is larger than this server reads. Left alone, it is answered 413. */
public final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int maxBytes;

    BodyTooLargeException(int maxBytes) {
        super("The body has more than %d bytes".formatted(maxBytes));
        this.maxBytes = maxBytes;
    }

    /** The largest body that would have been read. */
    public int maxBytes() {
        return maxBytes;
    }
}
