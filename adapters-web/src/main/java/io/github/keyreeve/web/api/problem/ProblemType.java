package io.github.keyreeve.web.api.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that a caller of the API can be told instead of what it asked for. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is invalid"),
    UNREADABLE_BODY(400, "The body cannot be read"),
    TOKEN_REQUIRED(401, "The administrator token is required"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "The answer is JSON"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    PRODUCT_EXISTS(409, "There is such a product already"),
    PRODUCT_HAS_LICENSES(409, "The product has licences"),
    SIGNING_KEY_EXISTS(409, "There is such a signing key already"),
    OTHER_QUANTITY(409, "The order was issued for another quantity"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used for something else"),
    TEST_ORDER_REFUSED(409, "Test orders are refused"),
    LICENSE_REVOKED(409, "The licence is revoked"),
    LICENSE_UPGRADED(409, "The licence was upgraded"),
    NOT_RENEWABLE(409, "The licence cannot be renewed"),
    MORE_IN_USE(409, "More activations are in use"),
    NOT_ACTIVATED(409, "The computer is not activated"),
    NOT_WAITING(409, "Nobody has to look at it"),
    MAIL_BEING_SENT(409, "The mail is being sent"),
    NO_MAIL_ADDRESS(409, "Nobody knows where to send it"),
    NO_MAIL_SERVER(409, "There is no mail server"),
    OTHER_TEMPLATE_IS_USUAL(409, "Another template is the usual one"),
    TOO_MANY_ENDPOINTS(409, "There are as many endpoints as can be"),
    TOKEN_SET_BY_OPERATOR(409, "The operator has set the administrator token"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON"),
    TOO_MANY_WRONG_TOKENS(429, "Too many wrong tokens"),
    LICENSE_ENDED(403, "The licence is good for nothing any more"),
    OPERATION_DISABLED(403, "The operation is switched off"),
    KEY_UNKNOWN(404, "The key is none for this application"),
    COMPUTER_REFUSED(409, "Not possible on this computer"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "The server failed"),
    STORAGE_UNAVAILABLE(503, "The database cannot be reached");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Names the type for programs: a URI that stays the same for good. */
    public String uri() {
        return "urn:problem-type:keyreeve:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** @param detail one sentence that a shopkeeper understands, a format for the arguments */
    public ProblemException because(String detail, Object... arguments) {
        return new ProblemException(this, detail.formatted(arguments));
    }

    /** The type that says no more than the status does. */
    static Optional<ProblemType> ofStatus(int status) {
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
    }
}
