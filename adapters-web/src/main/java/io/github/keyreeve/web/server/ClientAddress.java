package io.github.keyreeve.web.server;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * The address of the client: the other end of the connection or, if that is a trusted proxy, the nearest address
     * in {@code X-Forwarded-For} that is not a trusted proxy itself.
     */
    public static String of(HttpServletRequest request) {
        return Arrival.of(request).clientAddress();
    }
}
