package io.github.keyreeve.web.server;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of one request, by which an answer and the log lines about it find each other. */
public final class RequestId {

    /** A client may send this header; every answer carries it. */
    public static final String HEADER = "X-Request-Id";

    /** Where logging finds the id while the request runs. */
    public static final String MDC_KEY = "requestId";

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    /** The id of a request that this server is answering. */
    public static String of(HttpServletRequest request) {
        return Arrival.of(request).requestId();
    }

    /** The client's own id if it is harmless, else a new one. */
    static String acceptOrCreate(String offered) {
        return offered != null && ACCEPTABLE.matcher(offered).matches() ? offered : create();
    }

    static String create() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
