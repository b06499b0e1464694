package io.github.keyreeve.bootstrap.e2e;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A request that may be right, wrong or meant badly.
 *
 * @param target each character is one byte
 */
record HostileRequest(String method, String target, Map<String, String> headers, byte[] body) {

    private static final String HEXADECIMAL = "0123456789ABCDEF";

    /** How a sender makes bytes of text. */
    enum Encoding {
        /** As every client should. */
        PERCENT_UTF_8,
        /** Each half of a surrogate pair on its own, as some old clients do. */
        PERCENT_CESU_8,
        PERCENT_LATIN_1,
        /** Hardly at all: only what would end the field is encoded. */
        RAW_UTF_8,
        /** Not at all. */
        CARELESS;

        String of(String text) {
            return switch (this) {
                case PERCENT_UTF_8 -> percent(text.getBytes(StandardCharsets.UTF_8));
                case PERCENT_CESU_8 -> {
                    StringBuilder encoded = new StringBuilder();
                    for (char unit : text.toCharArray()) {
                        encoded.append(Character.isSurrogate(unit)
                                ? percent(new byte[] {
                                    (byte) (0xe0 | unit >> 12), (byte) (0x80 | unit >> 6 & 0x3f), (byte) (0x80 | unit & 0x3f)})
                                : percent(String.valueOf(unit).getBytes(StandardCharsets.UTF_8)));
                    }
                    yield encoded.toString();
                }
                case PERCENT_LATIN_1 -> percent(text.getBytes(StandardCharsets.ISO_8859_1));
                case RAW_UTF_8 -> bytes(text).replace("%", "%25").replace("&", "%26").replace("+", "%2B");
                case CARELESS -> bytes(text);
            };
        }

        private static String percent(byte[] bytes) {
            StringBuilder encoded = new StringBuilder();
            for (byte b : bytes) {
                if (b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z') {
                    encoded.append((char) b);
                } else {
                    encoded.append('%').append(HEXADECIMAL.charAt(b >> 4 & 0xf)).append(HEXADECIMAL.charAt(b & 0xf));
                }
            }
            return encoded.toString();
        }
    }

    /** A field, and whether it is to stand in the URL or in the body. */
    record Pair(String name, String value, Encoding encoding, boolean inQuery) {

        String form() {
            return bytes(name) + "=" + encoding.of(value);
        }
    }

    /** What the body looks like, and what it says it is. */
    enum Form {
        URL_ENCODED("application/x-www-form-urlencoded"),
        URL_ENCODED_UNSAID(""),
        URL_ENCODED_WITH_CHARSET("application/x-www-form-urlencoded; charset=UTF-8"),
        MULTIPART("multipart/form-data; boundary=b0undary"),
        MAGENTO("application/x-www-form-urlencoded"),
        ULTRACART("text/xml"),
        JSON("application/json"),
        PLAIN("text/plain");

        private final String contentType;

        Form(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }

        String of(List<Pair> pairs) {
            StringBuilder body = new StringBuilder();
            switch (this) {
                case URL_ENCODED, URL_ENCODED_UNSAID, URL_ENCODED_WITH_CHARSET, PLAIN ->
                    pairs.forEach(pair -> body.append(body.isEmpty() ? "" : "&").append(pair.form()));
                case MULTIPART -> {
                    pairs.forEach(pair -> body.append("--b0undary\r\nContent-Disposition: form-data; name=\"")
                            .append(bytes(pair.name())).append("\"\r\n\r\n").append(bytes(pair.value())).append("\r\n"));
                    body.append("--b0undary--\r\n");
                }
                case MAGENTO -> body.append("xmlRequest=<ecommerce>").append(elements(pairs)).append("</ecommerce>");
                case ULTRACART -> body.append("<activationCodeRequest>").append(elements(pairs)).append("</activationCodeRequest>");
                case JSON -> body.append("{\"a\":\"").append(pairs.toString().getBytes(StandardCharsets.UTF_8).length).append("\"}");
            }
            return body.toString();
        }

        private static String elements(List<Pair> pairs) {
            StringBuilder elements = new StringBuilder();
            pairs.forEach(pair -> elements.append("<").append(bytes(pair.name())).append(">").append(bytes(pair.value()))
                    .append("</").append(bytes(pair.name())).append(">"));
            return elements.toString();
        }
    }

    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** For reports: everything, each byte as one character. */
    @Override
    public String toString() {
        String text = method + " " + target + "\n" + headers + "\n\n" + new String(body, StandardCharsets.ISO_8859_1);
        return text.length() > 4_000 ? text.substring(0, 4_000) + "… (" + text.length() + ")" : text;
    }
}
