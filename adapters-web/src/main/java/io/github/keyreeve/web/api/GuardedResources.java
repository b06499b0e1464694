package io.github.keyreeve.web.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Puts the token and the check of query parameters in front of every method of the API, whatever way leads there. */
final class GuardedResources implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        if (!type.getPackage().equals(GuardedResources.class.getPackage())) {
            return;
        }
        if (!type.isAnnotationPresent(WithoutToken.class)
                && !resource.getResourceMethod().isAnnotationPresent(WithoutToken.class)) {
            context.register(new Guard());
        }
        context.register(new KnownParameters(resource.getResourceMethod()));
    }

    /** The last door before a resource. */
    @Priority(Priorities.AUTHENTICATION)
    private static final class Guard implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            AdministratorToken.requireAdmitted(request);
        }
    }
}
