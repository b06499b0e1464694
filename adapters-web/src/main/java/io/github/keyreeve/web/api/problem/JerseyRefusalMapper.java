package io.github.keyreeve.web.api.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers what Jersey refused before any resource ran: an unknown path, method or media type. */
public final class JerseyRefusalMapper extends ApiFailureMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response refused = refusal.getResponse();
        Response.ResponseBuilder response = Response.fromResponse(response(problem(refused.getStatusInfo())));
        String allow = refused.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? response.build() : response.header(HttpHeaders.ALLOW, allow).build();
    }

    private Problem problem(Response.StatusType status) {
        return ProblemType.ofStatus(status.getStatusCode())
                .map(type -> type.because(detail(type)).toProblem(requestId()))
                .orElseGet(() -> new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(),
                        "The request cannot be answered.", null, List.of(), requestId()));
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "Nothing is found at this address.";
            case METHOD_NOT_ALLOWED -> "The header Allow names the methods that this address answers.";
            case NOT_ACCEPTABLE -> "The answer is not available in a form that the request accepts.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send JSON with Content-Type: application/json.";
            case INVALID_REQUEST -> "The request could not be understood.";
            case TOKEN_REQUIRED, UNREADABLE_BODY, REQUEST_TIMEOUT, PRODUCT_EXISTS, PRODUCT_HAS_LICENSES, SIGNING_KEY_EXISTS, OTHER_QUANTITY,
                    NOT_WAITING, TOO_MANY_ENDPOINTS, TOKEN_SET_BY_OPERATOR, IDEMPOTENCY_KEY_REUSED, TEST_ORDER_REFUSED, LICENSE_REVOKED, LICENSE_UPGRADED, NOT_RENEWABLE,
                    MORE_IN_USE, NOT_ACTIVATED, LICENSE_ENDED, OPERATION_DISABLED, KEY_UNKNOWN, COMPUTER_REFUSED, TOO_MANY_REQUESTS,
                    MAIL_BEING_SENT, NO_MAIL_ADDRESS, NO_MAIL_SERVER, OTHER_TEMPLATE_IS_USUAL, BODY_TOO_LARGE, TOO_MANY_WRONG_TOKENS, INTERNAL_ERROR, STORAGE_UNAVAILABLE -> type.title() + ".";
        };
    }
}
