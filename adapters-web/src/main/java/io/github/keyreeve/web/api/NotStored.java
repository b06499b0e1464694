package io.github.keyreeve.web.api;

import io.github.keyreeve.web.api.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Keeps answers, which hold keys and customers, out of every cache. */
final class NotStored implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ofTheApi = response.getEntity() instanceof Record body
                && (body instanceof Problem || body.getClass().getPackageName().startsWith(NotStored.class.getPackageName()));
        if (ofTheApi) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
