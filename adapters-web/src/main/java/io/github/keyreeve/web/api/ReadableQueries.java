package io.github.keyreeve.web.api;

import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.Problem.FieldError;
import io.github.keyreeve.web.shop.FormText;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Refuses queries of the API that are not encoded correctly. Jersey would take broken percent-encoding for text, and
 * replace what is no UTF-8, so that a list would quietly be empty.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION + 1)
final class ReadableQueries implements ContainerRequestFilter {

    @Context
    private HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!ApiPath.of(request).isOfTheApi()) {
            return;
        }
        byte[] query = Optional.ofNullable(http.getQueryString()).orElse("").getBytes(StandardCharsets.UTF_8);
        try {
            FormText.read(query, StandardCharsets.UTF_8, "query");
        } catch (UnreadableRequestException e) {
            FieldErrors errors = new FieldErrors();
            errors.addAll(e.errors(), error -> new FieldError(error.argument(), error.message()));
            throw errors.problem();
        }
    }
}
