package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;

import io.github.keyreeve.application.port.in.ManageArgumentSets;
import io.github.keyreeve.application.port.in.ManageArgumentSets.Outcome;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.web.api.dto.ArgumentSetRepresentation;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The stored argument sets. */
@Path("/api/v1/argument-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Argument sets", description = "Argument text under names that shops' products and SKUs refer to.")
public final class ArgumentSetsResource {

    private final ManageArgumentSets manageArgumentSets;

    ArgumentSetsResource(ManageArgumentSets manageArgumentSets) {
        this.manageArgumentSets = manageArgumentSets;
    }

    @GET
    @Operation(operationId = "listArgumentSets", summary = "Lists the argument sets by name")
    public PageResponse<ArgumentSetRepresentation> list(
            @QueryParam(PageQuery.LIMIT) String limit, @QueryParam(PageQuery.CURSOR) String cursor) {
        return new PageQuery(limit, cursor).cut(
                manageArgumentSets.all(), set -> ArgumentSet.comparable(set.name()), ArgumentSetRepresentation::of);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveArgumentSet", summary = "Stores argument text under a name")
    @ApiResponse(responseCode = "200", description = "It has replaced the set of that name.",
            content = @Content(schema = @Schema(implementation = ArgumentSetRepresentation.class)))
    @ApiResponse(responseCode = "201", description = "It is new.",
            content = @Content(schema = @Schema(implementation = ArgumentSetRepresentation.class)))
    public Response save(@PathParam("name") String name, ArgumentSetRepresentation body) {
        ArgumentSet set = body.toArgumentSet(name);
        return switch (manageArgumentSets.save(set)) {
            case Outcome.Added added ->
                    Response.status(Response.Status.CREATED).entity(ArgumentSetRepresentation.of(set)).build();
            case Outcome.Replaced replaced -> Response.ok(ArgumentSetRepresentation.of(set)).build();
            case Outcome.Invalid refusal -> throw ArgumentSetRepresentation.fieldErrors(refusal.errors()).problem();
        };
    }

    @DELETE
    @Path("{name}")
    @Operation(operationId = "removeArgumentSet", summary = "Removes an argument set; issued orders keep their keys")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    public void remove(@PathParam("name") String name) {
        if (!manageArgumentSets.remove(name)) {
            throw NOT_FOUND.because("No argument set has this name.");
        }
    }
}
