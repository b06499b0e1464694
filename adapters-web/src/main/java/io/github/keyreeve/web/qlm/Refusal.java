package io.github.keyreeve.web.qlm;

import io.github.keyreeve.domain.argument.ArgumentError;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A failure as shops' plugins expect it: the status says who must mend what, the body starts with "Error: ", a word
 * that no successful answer holds (source: contract 3.2).
 */
final class Refusal {

    private Refusal() {}

    static Response of(Response.StatusType status, String sentence) {
        return Response.status(status).type(QlmCall.TEXT).entity("Error: " + sentence).build();
    }

    static Response of(List<ArgumentError> errors) {
        return of(Status.BAD_REQUEST, sentence(errors));
    }

    static String sentence(List<ArgumentError> errors) {
        return errors.stream().map(ArgumentError::toString).collect(Collectors.joining("; ", "", "."));
    }

    static Response licenseNotFound() {
        return of(Status.NOT_FOUND, "No licence is known by this key or number.");
    }

    static Response otherHttpMethod() {
        return Response.fromResponse(of(Response.Status.METHOD_NOT_ALLOWED, "This address supports GET and POST only."))
                .allow(HttpMethod.GET, HttpMethod.POST)
                .build();
    }

    static Response unauthorized(String sentence) {
        return Response.fromResponse(of(Status.UNAUTHORIZED, sentence))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Keyreeve\", charset=\"UTF-8\"")
                .build();
    }

    static Response later(Response.StatusType status, String sentence, Duration wait) {
        return Response.fromResponse(of(status, sentence))
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()))
                .build();
    }
}
