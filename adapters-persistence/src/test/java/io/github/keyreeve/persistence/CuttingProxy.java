package io.github.keyreeve.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Stands between client and server, and cuts every connection when the client sends a certain statement. */
final class CuttingProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 65_536;

    private final ServerSocket listener;
    private final int serverPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> statement = sent -> false;
    private volatile boolean passOn;

    CuttingProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /**
     * @param where tells by what is sent, in lower case, whether to cut
     * @param passedOn whether the server still gets the statement, so that only its answer is lost
     */
    void cutAt(Predicate<String> where, boolean passedOn) {
        passOn = passedOn;
        statement = where;
    }

    @Override
    public void close() {
        cut();
        closeQuietly(listener);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> copy(client, server, true));
                Thread.ofVirtual().start(() -> copy(server, client, false));
            } catch (IOException e) {
                closeQuietly(listener);
            }
        }
    }

    private void copy(Socket from, Socket to, boolean fromClient) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from; to; InputStream input = from.getInputStream()) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                boolean cutHere = fromClient && isToCut(buffer, read);
                if (!cutHere || passOn) {
                    to.getOutputStream().write(buffer, 0, read);
                }
                if (cutHere) {
                    statement = sent -> false;
                    // The server gets the time to do what it was sent; its answer, which comes at once, must not get through.
                    closeQuietly(from);
                    Thread.sleep(200);
                    cut();
                }
            }
        } catch (IOException | InterruptedException e) {
            // One side has gone, so this copying is over.
        }
    }

    private boolean isToCut(byte[] buffer, int length) {
        return statement.test(new String(buffer, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    private void cut() {
        sockets.forEach(CuttingProxy::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is to be gone, and gone it is.
        }
    }
}
