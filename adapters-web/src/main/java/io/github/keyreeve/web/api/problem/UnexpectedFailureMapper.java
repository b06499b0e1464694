package io.github.keyreeve.web.api.problem;

import jakarta.ws.rs.core.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody foresaw: the log knows the cause, the caller its request's id. */
public final class UnexpectedFailureMapper extends ApiFailureMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailureMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        LOG.error("Request {} failed", requestId(), failure);
        return response(ProblemType.INTERNAL_ERROR
                .because("The server's log tells what happened under the request's id.")
                .toProblem(requestId()));
    }
}
