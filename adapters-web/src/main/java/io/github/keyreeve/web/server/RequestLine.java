package io.github.keyreeve.web.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The first line of a request as shops write it.
 *
 * <p>Many paste values into a URL without encoding them. What breaks the line apart (blanks), cuts it off ({@code #}) or
 * loses bytes on the way (anything beyond ASCII) is encoded here as the shop should have done. Only the query is
 * mended; everything else is left for the HTTP parser to accept or refuse.
 */
final class RequestLine {

    private static final byte[] VERSION = " HTTP/".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_LENGTH = " HTTP/1.1".length();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestLine() {}

    /** The line with a query that an HTTP parser reads; the same array if there is nothing to mend. */
    static byte[] mend(byte[] line) {
        int queryEnd = versionStart(line);
        int queryStart = queryStart(line, queryEnd);
        if (queryStart < 0 || isSound(line, queryStart, queryEnd)) {
            return line;
        }
        ByteArrayOutputStream mended = new ByteArrayOutputStream(line.length + 64);
        mended.write(line, 0, queryStart);
        for (int i = queryStart; i < queryEnd; i++) {
            writeMended(mended, line[i]);
        }
        mended.write(line, queryEnd, line.length - queryEnd);
        return mended.toByteArray();
    }

    /** Where the blank before {@code HTTP/1.x} at the end of the line stands, or -1. */
    private static int versionStart(byte[] line) {
        int end = line.length;
        while (end > 0 && isLineEnd(line[end - 1])) {
            end--;
        }
        int start = end - VERSION_LENGTH;
        if (start < 0) {
            return -1;
        }
        for (int i = 0; i < VERSION.length; i++) {
            if (line[start + i] != VERSION[i]) {
                return -1;
            }
        }
        return start;
    }

    /** Where the query starts, or -1: a blank before any question mark is the path's, and not ours to mend. */
    private static int queryStart(byte[] line, int end) {
        int i = 0;
        while (i < end && line[i] != ' ') {
            i++;
        }
        while (i < end && line[i] == ' ') {
            i++;
        }
        for (; i < end && line[i] != ' ' && line[i] != '#'; i++) {
            if (line[i] == '?') {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean isSound(byte[] line, int start, int end) {
        for (int i = start; i < end; i++) {
            if (line[i] == ' ' || line[i] == '#' || line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static void writeMended(ByteArrayOutputStream mended, byte b) {
        if (b == ' ') {
            mended.write('+');
        } else if (b == '#' || b < 0) {
            mended.write('%');
            mended.writeBytes(HEX.toHexDigits(b).getBytes(StandardCharsets.US_ASCII));
        } else {
            mended.write(b);
        }
    }

    static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }
}
