package io.github.keyreeve.web.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.eclipse.jetty.http.HttpStatus;

/** An error of the server itself, as RFC 9457 has it. */
@JsonPropertyOrder({"type", "title", "status", "detail", "requestId"})
record ContainerError(String type, String title, int status, String detail, String requestId) {

    static ContainerError of(int status, String requestId) {
        return new ContainerError("about:blank", HttpStatus.getMessage(status), status, detail(status), requestId);
    }

    String toText() {
        return status < 500 ? "Error: " + detail : "Error: %s (request %s)".formatted(detail, requestId);
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request could not be understood.";
            case 401 -> "Credentials are required.";
            case 403 -> "This is not allowed.";
            case 404 -> "Nothing is found at this address.";
            case 405 -> "This address does not support the request's method.";
            case 406 -> "The answer is not available in a form that the request accepts.";
            case 408 -> "The request did not arrive in time.";
            case 413 -> "The body of the request is too large.";
            case 414 -> "The address of the request is too long.";
            case 415 -> "The body of the request has a type that is not supported here.";
            case 431 -> "The headers of the request are too large.";
            case 500 -> "The server failed.";
            case 503 -> "The server is busy, please try again.";
            case 505 -> "This version of HTTP is not supported.";
            default -> status < 500 ? "The request cannot be answered." : "The server cannot answer the request.";
        };
    }
}
