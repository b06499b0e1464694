package io.github.keyreeve.web.api;

import io.github.keyreeve.web.server.ClientAddress;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;

/**
 * Demands the token before anything is said about a path or a method. Where none is needed, counts the request before
 * anything of it is read. What lets a request through by mistake is caught
 * by {@link GuardedResources}, which knows the resource and needs no path.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class EarlyAdmission implements ContainerRequestFilter {

    private final AdministratorToken token;
    private final PublicAdmission applications;

    @Context
    private HttpServletRequest http;

    EarlyAdmission(AdministratorToken token, PublicAdmission applications) {
        this.token = token;
        this.applications = applications;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ApiPath path = ApiPath.of(request);
        if (!path.isOfTheApi()) {
            return;
        }
        if (OpenOperations.contain(path.segments(), request.getMethod())) {
            applications.admitAddress(ClientAddress.of(http));
        } else {
            token.demand(request, http);
        }
    }
}
