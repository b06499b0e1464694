package io.github.keyreeve.web.api;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;

/**
 * Demands the token before anything is said about a path or a method. What lets a request through by mistake is caught
 * by {@link GuardedResources}, which knows the resource and needs no path.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class EarlyAdmission implements ContainerRequestFilter {

    private final AdministratorToken token;

    @Context
    private HttpServletRequest http;

    EarlyAdmission(AdministratorToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ApiPath path = ApiPath.of(request);
        if (path.isOfTheApi() && !OpenOperations.contain(path.segments(), request.getMethod())) {
            token.demand(request, http);
        }
    }
}
