package io.github.keyreeve.web.api;

import io.github.keyreeve.web.api.problem.FieldErrors;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses query parameters that a method does not declare: a misspelt filter must not list everything. */
@Priority(Priorities.USER)
final class KnownParameters implements ContainerRequestFilter {

    private final Set<String> known;

    KnownParameters(Method method) {
        known = Arrays.stream(method.getParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(QueryParam.class)))
                .map(QueryParam::value)
                .collect(Collectors.toSet());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        FieldErrors errors = new FieldErrors();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!known.contains(name)) {
                errors.add(name, "is no query parameter that is known here");
            } else if (values.size() > 1) {
                errors.add(name, "must be given once");
            }
        });
        errors.throwIfAny();
    }
}
