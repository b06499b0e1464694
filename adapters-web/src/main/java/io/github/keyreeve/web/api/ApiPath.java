package io.github.keyreeve.web.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;

/** The path of a request as Jersey will match it: decoded, without what follows a semicolon. */
record ApiPath(List<String> segments) {

    static ApiPath of(ContainerRequestContext request) {
        return new ApiPath(request.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).toList());
    }

    boolean isOfTheApi() {
        return !segments.isEmpty() && segments.getFirst().equals("api");
    }
}
