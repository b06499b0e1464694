package io.github.keyreeve.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** Somebody who listens on loopback and answers as badly as a test wants it. */
final class Receiver implements AutoCloseable {

    /** The head and what came of the body, of each request. */
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    /** What to do once a request was read. */
    interface Behaviour {

        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    Receiver(ServerSocketFactory sockets, Behaviour behaviour) {
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    connections.add(connection);
                    Thread.ofPlatform().daemon().start(() -> serve(connection, behaviour));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    static Receiver answering(String head) {
        return new Receiver(ServerSocketFactory.getDefault(),
                out -> out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/events";
    }

    private void serve(Socket connection, Behaviour behaviour) {
        try (connection) {
            requests.add(read(connection.getInputStream()));
            behaviour.answer(connection.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The other side has gone, which some tests want.
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*\r\ncontent-length: (\\d+)\r\n.*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
