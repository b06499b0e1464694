package io.github.keyreeve.bootstrap.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What a shop gets, to the last byte. */
record Answer(int status, String mediaType, byte[] bytes) {

    private static final int NO_CONTENT = 204;

    static Answer read(InputStream in) throws IOException {
        String whole = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        int end = whole.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("This is no HTTP answer: " + whole);
        }
        String[] lines = whole.substring(0, end).split("\r\n");
        TreeMap<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
        }
        byte[] body = whole.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        if (status != NO_CONTENT && !headers.getOrDefault("content-length", "").equals(String.valueOf(body.length))) {
            throw new IOException("An old client needs the body's right length: " + headers);
        }
        return new Answer(status, headers.get("content-type"), body);
    }

    String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body's lines, none of which may be lost to a forgiving split. */
    List<String> keys() {
        return List.of(body().split("\n", -1));
    }
}
