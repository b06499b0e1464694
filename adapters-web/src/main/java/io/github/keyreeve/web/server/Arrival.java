package io.github.keyreeve.web.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** What the server knows of a request from its first moment on; it travels with the request as an attribute. */
final class Arrival {

    private static final String ATTRIBUTE = Arrival.class.getName();

    private final String requestId;
    private final String clientAddress;
    private volatile String routeLabel = Route.OTHER;

    Arrival(String requestId, String clientAddress) {
        this.requestId = requestId;
        this.clientAddress = clientAddress;
    }

    static Arrival of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Arrival arrival) {
            return arrival;
        }
        throw new IllegalStateException("The request did not arrive through this server");
    }

    /** Empty for a request that was refused before its headers were complete. */
    static Optional<Arrival> find(Request request) {
        return Optional.ofNullable((Arrival) request.getAttribute(ATTRIBUTE));
    }

    void attachTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    String requestId() {
        return requestId;
    }

    String clientAddress() {
        return clientAddress;
    }

    String routeLabel() {
        return routeLabel;
    }

    void routeLabel(String label) {
        routeLabel = label;
    }
}
