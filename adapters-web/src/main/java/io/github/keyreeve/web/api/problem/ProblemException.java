package io.github.keyreeve.web.api.problem;

import io.github.keyreeve.web.api.problem.Problem.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem. No failure of the server, so it carries no stack trace. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final Integer code;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    ProblemException(ProblemType type, String detail) {
        this(type, detail, null, List.of(), Map.of());
    }

    private ProblemException(
            ProblemType type, String detail, Integer code, List<FieldError> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    /** Every wrong field at once. */
    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(ProblemType.INVALID_REQUEST,
                errors.size() == 1 ? "One field is wrong." : "%d fields are wrong.".formatted(errors.size()),
                null, errors, Map.of());
    }

    public ProblemException withHeader(String name, String value) {
        return new ProblemException(type, getMessage(), code, errors, Map.of(name, value));
    }

    /** @param number QLM's, by which applications tell refusals apart */
    public ProblemException withCode(int number) {
        return new ProblemException(type, getMessage(), number, errors, headers);
    }

    /** @param wait rounded up to whole seconds */
    public ProblemException retryAfter(Duration wait) {
        return withHeader("Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    public ProblemType type() {
        return type;
    }

    Map<String, String> headers() {
        return headers;
    }

    Problem toProblem(String requestId) {
        return new Problem(type.uri(), type.title(), type.status(), getMessage(), code, errors, requestId);
    }
}
