package io.github.keyreeve.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that says what it is told to, for what no real one can be brought to do. */
final class ScriptedServer implements AutoCloseable {

    /** Stands for an answer that never comes to its end, a byte now and then. */
    static final String ENDLESS = "endless";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, String> replies = new TreeMap<>(Map.of(
            "", "220 ready", "EHLO", "250 here", "MAIL", "250 ok", "RCPT", "250 ok", "DATA", "354 go on", ".", "250 taken",
            "QUIT", "221 bye", "RSET", "250 ok"));
    private final ServerSocket socket;
    private final Optional<SSLContext> startTls;

    ScriptedServer(Map<String, String> replies) throws IOException {
        this(replies, Optional.empty());
    }

    /** @param startTls to go on with after STARTTLS */
    ScriptedServer(Map<String, String> replies, Optional<SSLContext> startTls) throws IOException {
        this.replies.putAll(replies);
        this.startTls = startTls;
        socket = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What clients said, without the mails. */
    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        reply(client.getOutputStream(), "");
        if (converse(client, "") && startTls.isPresent()) {
            try (SSLSocket secret = (SSLSocket) startTls.get().getSocketFactory()
                    .createSocket(client, null, client.getPort(), true)) {
                secret.setUseClientMode(false);
                converse(secret, "(secret) ");
            }
        }
    }

    /** @return whether it is to go on encrypted */
    private boolean converse(Socket client, String mark) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        boolean mail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (mail && !line.equals(".")) {
                continue;
            }
            heard.add(mark + line);
            String command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            reply(client.getOutputStream(), command);
            if (command.equals("STARTTLS")) {
                return true;
            }
            mail = command.equals("DATA") && replies.get(command).startsWith("3");
        }
        return false;
    }

    private void reply(OutputStream out, String command) throws IOException {
        String reply = replies.getOrDefault(command, "500 what?");
        if (reply.equals(ENDLESS)) {
            dribble(out);
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A byte now and then, so that no single read takes too long. */
    private static void dribble(OutputStream out) throws IOException {
        out.write("250-".getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write('x');
            out.flush();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
