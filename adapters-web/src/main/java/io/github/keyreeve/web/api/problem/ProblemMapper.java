package io.github.keyreeve.web.api.problem;

import jakarta.ws.rs.core.Response;

/** Answers what a resource or filter refused. */
public final class ProblemMapper extends ApiFailureMapper<ProblemException> {

    /** Nothing but the API refuses by problems. */
    @Override
    public boolean isMappable(ProblemException refusal) {
        return true;
    }

    @Override
    public Response toResponse(ProblemException refusal) {
        Response.ResponseBuilder response = Response.fromResponse(response(refusal.toProblem(requestId())));
        refusal.headers().forEach(response::header);
        return response.build();
    }
}
