package io.github.keyreeve.web.api.problem;

import io.github.keyreeve.web.server.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;

/** Answers a kind of failure with a problem, under {@code /api} only: elsewhere errors have other forms. */
abstract sealed class ApiFailureMapper<T extends Throwable> implements ExtendedExceptionMapper<T>
        permits ProblemMapper, JerseyRefusalMapper, StorageUnavailableMapper, UnexpectedFailureMapper {

    /** As Jersey reads paths: parameters after a semicolon belong to no name. */
    private static final Pattern API = Pattern.compile("/+api([/;]|$)");

    @Context
    private HttpServletRequest request;

    @Override
    public boolean isMappable(T failure) {
        return API.matcher(request.getRequestURI()).lookingAt();
    }

    final String requestId() {
        return RequestId.of(request);
    }

    static Response response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
