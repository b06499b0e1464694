package io.github.keyreeve.web.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads the bodies of requests, up to a limit. The server itself has none: a stranger could fill its memory. */
public final class BoundedBody {

    private final int maxBytes;

    /** @param maxBytes the largest body that is read, at least 1 */
    public BoundedBody(int maxBytes) {
        if (maxBytes < 1 || maxBytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
        }
        this.maxBytes = maxBytes;
    }

    /**
     * The whole body, exactly as it was sent; empty if there is none. It can be read once.
     *
     * @throws BodyTooLargeException if it is, or says it is, larger than the limit
     * @throws BodyNotReceivedException if the client stops sending
     */
    public byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > maxBytes) {
            throw new BodyTooLargeException(maxBytes);
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(maxBytes + 1);
        } catch (IOException e) {
            throw new BodyNotReceivedException(e);
        }
        if (body.length > maxBytes) {
            throw new BodyTooLargeException(maxBytes);
        }
        return body;
    }
}
