package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;

import io.github.keyreeve.application.port.in.ManageProviders;
import io.github.keyreeve.application.port.in.ManageProviders.Outcome;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.dto.ProviderChange;
import io.github.keyreeve.web.api.dto.ProviderResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.Problem.FieldError;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The shops that may ask for keys. */
@Path("/api/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Providers", description = "The shops and other callers that may ask for keys.")
public final class ProvidersResource {

    private final ManageProviders manageProviders;

    ProvidersResource(ManageProviders manageProviders) {
        this.manageProviders = manageProviders;
    }

    @GET
    @Operation(operationId = "listProviders", summary = "Lists the providers that this server knows, by name")
    public PageResponse<ProviderResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit, @QueryParam(PageQuery.CURSOR) String cursor) {
        return new PageQuery(limit, cursor)
                .cut(manageProviders.all(), provider -> provider.name().text(), ProviderResponse::of);
    }

    @GET
    @Path("{name}")
    @Operation(operationId = "getProvider", summary = "Answers one provider, by name or alias")
    public ProviderResponse get(@PathParam("name") String name) {
        return manageProviders.find(name).map(ProviderResponse::of).orElseThrow(ProvidersResource::unknown);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeProvider", summary = "Changes what is sent, and leaves what is not")
    public ProviderResponse change(@PathParam("name") String name, ProviderChange body) {
        return switch (manageProviders.change(name, body.toSettings(name))) {
            case Outcome.Changed changed -> ProviderResponse.of(changed.provider());
            case Outcome.Unknown refusal -> throw unknown();
            case Outcome.Invalid refusal -> {
                FieldErrors errors = new FieldErrors();
                errors.addAll(refusal.errors(), error -> new FieldError(error.argument(), error.message()));
                throw errors.problem();
            }
        };
    }

    private static ProblemException unknown() {
        return NOT_FOUND.because("No provider of this name is known. GET /api/v1/providers lists them.");
    }
}
