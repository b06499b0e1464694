package io.github.keyreeve.web.api;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;

/**
 * Demands the token before anything is said about a path or a method. What lets a request through by mistake is caught
 * by {@link GuardedResources}, which knows the resource and needs no path.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class EarlyAdmission implements ContainerRequestFilter {

    private static final List<String> OPEN = List.of("api", "v1", "openapi.json");

    private final AdministratorToken token;

    @Context
    private HttpServletRequest http;

    EarlyAdmission(AdministratorToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> path = request.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).toList();
        if (!path.isEmpty() && path.getFirst().equals("api") && !path.equals(OPEN)) {
            token.demand(request, http);
        }
    }
}
