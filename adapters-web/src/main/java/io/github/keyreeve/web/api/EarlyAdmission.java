package io.github.keyreeve.web.api;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Set;

/**
 * Demands the token before anything is said about a path or a method. What lets a request through by mistake is caught
 * by {@link GuardedResources}, which knows the resource and needs no path.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class EarlyAdmission implements ContainerRequestFilter {

    private static final List<String> DESCRIPTION = List.of("api", "v1", "openapi.json");
    private static final List<String> SIGNING_KEYS = List.of("api", "v1", "signing-keys");
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final AdministratorToken token;

    @Context
    private HttpServletRequest http;

    EarlyAdmission(AdministratorToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ApiPath path = ApiPath.of(request);
        if (path.isOfTheApi() && !isOpen(path.segments(), request.getMethod())) {
            token.demand(request, http);
        }
    }

    private static boolean isOpen(List<String> path, String method) {
        return path.equals(DESCRIPTION) || path.equals(SIGNING_KEYS) && READING.contains(method);
    }
}
