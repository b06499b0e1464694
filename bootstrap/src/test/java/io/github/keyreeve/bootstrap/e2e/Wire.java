package io.github.keyreeve.bootstrap.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends requests byte by byte as the test has them: no client library encodes, escapes or mends anything. */
record Wire(URI server) {

    static final String FORM = "application/x-www-form-urlencoded";

    /**
     * @param version {@code HTTP/1.0} or {@code HTTP/1.1}
     * @param target path and query, as they stand in the request line
     */
    Answer send(String method, String target, String version, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\n"
                + "Host: " + server.getAuthority() + "\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.toByteArray());
            socket.getOutputStream().flush();
            return Answer.read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer get(String target) {
        return send("GET", target, "HTTP/1.1", Map.of(), new byte[0]);
    }

    Answer post(String target, String form) {
        return post(target, FORM, form.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String target, String contentType, byte[] body) {
        return send("POST", target, "HTTP/1.1", Map.of("Content-Type", contentType), body);
    }
}
