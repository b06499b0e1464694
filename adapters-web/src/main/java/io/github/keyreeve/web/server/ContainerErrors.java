package io.github.keyreeve.web.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Writes the answer wherever no resource has written one: a request that cannot be read, an unknown address, a failure.
 *
 * <p>Says nothing but the status in words: the server's own messages quote requests and name classes.
 */
final class ContainerErrors implements Request.Handler {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = status(request, response);
        String requestId = Arrival.find(request).map(Arrival::requestId)
                .orElseGet(() -> RequestId.acceptOrCreate(request.getHeaders().get(RequestId.HEADER)));
        response.setStatus(status);
        response.getHeaders().put(RequestId.HEADER, requestId);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        ContainerError error = ContainerError.of(status, requestId);
        boolean api = request.getHttpURI().getPath() instanceof String path && path.startsWith("/api/");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE,
                api ? "application/problem+json" : "text/plain; charset=utf-8");
        Content.Sink.write(response, true, api ? json(error) : error.toText(), callback);
        return true;
    }

    private static int status(Request request, Response response) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        int status = cause instanceof HttpException exception ? exception.getCode() : response.getStatus();
        return status < 400 ? 500 : status;
    }

    private static String json(ContainerError error) {
        try {
            return JSON.writeValueAsString(error);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
