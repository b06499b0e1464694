package io.github.keyreeve.bootstrap.architecture.lawful.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers a refusal. */
public final class RefusalMapper implements ExceptionMapper<IllegalArgumentException> {

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(IllegalArgumentException refusal) {
        return Response.status(400).location(uri.getRequestUri()).build();
    }
}
