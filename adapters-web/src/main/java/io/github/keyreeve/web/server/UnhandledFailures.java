package io.github.keyreeve.web.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever nobody else has caught into a status, and logs once what is the server's own fault.
 *
 * <p>The last of all mappers. It leaves the body to {@link ContainerErrors}.
 */
final class UnhandledFailures implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(UnhandledFailures.class);

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException chosen) {
            return chosen.getResponse();
        }
        OptionalInt clientsFault = clientsFault(failure);
        if (clientsFault.isEmpty()) {
            LOG.error("Request {} failed", RequestId.of(request), failure);
        }
        return Response.status(clientsFault.orElse(500)).build();
    }

    /** The status if the client is to blame: for what it sent, for sending it too slowly, or for leaving. */
    private static OptionalInt clientsFault(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof BodyTooLargeException) {
                return OptionalInt.of(413);
            }
            if (t instanceof BodyNotReceivedException notReceived) {
                return OptionalInt.of(notReceived.status());
            }
            if (t instanceof HttpException http && http.getCode() < 500) {
                return OptionalInt.of(http.getCode());
            }
            if (t instanceof EofException) {
                return OptionalInt.of(400);
            }
        }
        return OptionalInt.empty();
    }
}
