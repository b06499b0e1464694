package io.github.keyreeve.web.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes exactly the bytes it wants. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    public RawClient(URI server) {
        this(server, plain(server));
    }

    RawClient(URI server, Socket connected) {
        try {
            socket = connected;
            socket.setSoTimeout(30_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one request on a connection of its own. Each character is one byte. */
    public static RawAnswer exchange(URI server, String request) {
        try (RawClient client = new RawClient(server)) {
            return client.send(request).read();
        }
    }

    public static RawAnswer get(URI server, String target, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return exchange(server, "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + lines + "Connection: close\r\n\r\n");
    }

    public RawClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawAnswer read() {
        try {
            return RawAnswer.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a HEAD request. */
    public RawAnswer readHead() {
        try {
            return RawAnswer.read(in, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAtEnd() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket plain(URI server) {
        try {
            return new Socket(server.getHost(), server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
