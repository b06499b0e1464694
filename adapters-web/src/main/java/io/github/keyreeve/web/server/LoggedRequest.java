package io.github.keyreeve.web.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** One line of the access log. Holds nothing that a stranger chose freely: see {@link LoggedTarget}. */
@JsonPropertyOrder({"time", "requestId", "client", "method", "path", "arguments", "status", "bytes", "milliseconds"})
record LoggedRequest(
        String time,
        String requestId,
        String client,
        String method,
        String path,
        List<String> arguments,
        int status,
        long bytes,
        long milliseconds) {

    static LoggedRequest of(Request request, Response response) {
        long nanoseconds = System.nanoTime() - request.getBeginNanoTime();
        String requestId = response.getHeaders().get(RequestId.HEADER);
        return new LoggedRequest(
                Instant.ofEpochMilli(Request.getTimeStamp(request)).toString(),
                requestId == null ? "-" : requestId,
                Arrival.find(request).map(Arrival::clientAddress).orElseGet(() -> Request.getRemoteAddr(request)),
                KnownMethod.of(request.getMethod()),
                LoggedTarget.path(request.getHttpURI().getPath()),
                LoggedTarget.argumentNames(request.getHttpURI().getQuery()),
                response.getStatus(),
                Response.getContentBytesWritten(response),
                TimeUnit.NANOSECONDS.toMillis(nanoseconds));
    }

    String toPlainText() {
        String names = arguments.stream().collect(Collectors.joining(",", "[", "]"));
        return "%s %s %s %s %s %s %d %d %dms".formatted(
                time, requestId, client, method, path, names, status, bytes, milliseconds);
    }
}
