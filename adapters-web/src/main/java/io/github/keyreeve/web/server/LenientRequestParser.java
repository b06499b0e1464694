package io.github.keyreeve.web.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;

/**
 * Reads HTTP/1 requests, mending their first line ({@link RequestLine}) before the strict parser sees it.
 *
 * <p>A line that arrives in pieces is put together first: only at its end is it known which blank closes the query.
 * Headers and body go to the strict parser untouched.
 */
final class LenientRequestParser extends HttpParser {

    private final int maxHeaderBytes;
    private final ByteArrayOutputStream partialLine = new ByteArrayOutputStream(0);

    LenientRequestParser(RequestHandler handler, int maxHeaderBytes, HttpCompliance compliance) {
        super(handler, maxHeaderBytes, compliance);
        this.maxHeaderBytes = maxHeaderBytes;
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
        if (!isState(State.START) || isStrange(buffer)) {
            return super.parseNext(buffer);
        }
        int lineLength = lengthOfLine(buffer);
        if (lineLength < 0 && canWait(buffer)) {
            keep(buffer, buffer.remaining());
            return false;
        }
        keep(buffer, lineLength < 0 ? buffer.remaining() : lineLength);
        byte[] line = RequestLine.mend(partialLine.toByteArray());
        partialLine.reset();
        boolean handle = super.parseNext(ByteBuffer.wrap(line));
        if (handle || isClose() || isClosed()) {
            // The strict parser refused the line, and drops what came with it as it always does.
            buffer.position(buffer.limit());
            return handle;
        }
        return super.parseNext(buffer);
    }

    /** Nothing that could start a request, like the first byte of TLS: to be refused now, not collected. */
    private boolean isStrange(ByteBuffer buffer) {
        if (partialLine.size() > 0) {
            return false;
        }
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            byte b = buffer.get(i);
            if (!RequestLine.isLineEnd(b)) {
                return b <= ' ';
            }
        }
        return true;
    }

    private boolean canWait(ByteBuffer buffer) {
        return !isAtEOF() && partialLine.size() + buffer.remaining() <= maxHeaderBytes;
    }

    /** The number of bytes up to and including the line's end, or -1; empty lines before a request are part of it. */
    private int lengthOfLine(ByteBuffer buffer) {
        boolean started = partialLine.size() > 0;
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            byte b = buffer.get(i);
            if (started && b == '\n') {
                return i + 1 - buffer.position();
            }
            started |= !RequestLine.isLineEnd(b);
        }
        return -1;
    }

    private void keep(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        partialLine.writeBytes(bytes);
    }

    @Override
    public void reset() {
        partialLine.reset();
        super.reset();
    }
}
