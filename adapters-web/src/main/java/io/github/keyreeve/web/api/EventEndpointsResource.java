package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;
import static io.github.keyreeve.web.api.problem.ProblemType.TOO_MANY_ENDPOINTS;

import io.github.keyreeve.application.port.in.ManageEventEndpoints;
import io.github.keyreeve.application.port.in.ManageEventEndpoints.Outcome;
import io.github.keyreeve.application.port.in.ManageEventEndpoints.Settings;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.web.api.dto.EventEndpointRequest;
import io.github.keyreeve.web.api.dto.EventEndpointResponse;
import io.github.keyreeve.web.api.dto.EventSecretResponse;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.dto.PingResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.Problem.FieldError;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** Where the vendor's own systems are told what happens. */
@Path("/api/v1/event-endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What happens, told to the vendor's own systems.")
public final class EventEndpointsResource {

    private final ManageEventEndpoints manageEventEndpoints;

    EventEndpointsResource(ManageEventEndpoints manageEventEndpoints) {
        this.manageEventEndpoints = manageEventEndpoints;
    }

    @GET
    @Operation(operationId = "listEventEndpoints", summary = "Lists the endpoints, oldest first")
    public PageResponse<EventEndpointResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit, @QueryParam(PageQuery.CURSOR) String cursor) {
        return new PageQuery(limit, cursor)
                .cut(manageEventEndpoints.all(), endpoint -> endpoint.id().toString(), EventEndpointResponse::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addEventEndpoint", summary = "Makes an endpoint and the secret that its messages are signed with",
            description = "It is told what happens from a second later on. Its settings are at /api/v1/event-endpoints/{id}.")
    @ApiResponse(responseCode = "201", description = "It is there. The secret is shown this once.",
            content = @Content(schema = @Schema(implementation = EventSecretResponse.class)))
    @ApiResponse(responseCode = "409", description = "There are 20 already.")
    public Response add(EventEndpointRequest body) {
        FieldErrors errors = new FieldErrors();
        String url = errors.requiredText("url", body.url(), EventEndpoint.MAX_URL);
        Settings settings = body.toSettings(errors);
        errors.throwIfAny();
        EventEndpoint added = stored(manageEventEndpoints.add(url, settings));
        return Response.status(Response.Status.CREATED).entity(EventSecretResponse.of(added)).build();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getEventEndpoint", summary = "Answers one endpoint, without its secret")
    public EventEndpointResponse get(@PathParam("id") UUID id) {
        return manageEventEndpoints.find(id).map(EventEndpointResponse::of).orElseThrow(EventEndpointsResource::unknown);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeEventEndpoint", summary = "Changes what is sent, and leaves what is not")
    public EventEndpointResponse change(@PathParam("id") UUID id, EventEndpointRequest body) {
        FieldErrors errors = new FieldErrors();
        Optional<String> url = Optional.ofNullable(body.url()).map(String::strip);
        Settings settings = body.toSettings(errors);
        errors.throwIfAny();
        return EventEndpointResponse.of(stored(manageEventEndpoints.change(id, url, settings)));
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "removeEventEndpoint", summary = "Removes an endpoint and what was on its way to it")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    public void remove(@PathParam("id") UUID id) {
        if (!manageEventEndpoints.remove(id)) {
            throw unknown();
        }
    }

    @POST
    @Path("{id}/secret")
    @Operation(operationId = "replaceEventSecret", summary = "Gives an endpoint a new secret, with which all is signed from now on")
    @ApiResponse(responseCode = "200", description = "It is shown this once.",
            content = @Content(schema = @Schema(implementation = EventSecretResponse.class)))
    public EventSecretResponse replaceSecret(@PathParam("id") UUID id) {
        return manageEventEndpoints.replaceSecret(id)
                .map(secret -> EventSecretResponse.of(id, secret))
                .orElseThrow(EventEndpointsResource::unknown);
    }

    @POST
    @Path("{id}/ping")
    @Operation(operationId = "pingEventEndpoint", summary = "Sends a message that tells of nothing, now and once",
            description = "Also while the endpoint is not enabled.")
    @ApiResponse(responseCode = "200", description = "How the endpoint took it.",
            content = @Content(schema = @Schema(implementation = PingResponse.class)))
    public PingResponse ping(@PathParam("id") UUID id) {
        return manageEventEndpoints.ping(id).map(PingResponse::of).orElseThrow(EventEndpointsResource::unknown);
    }

    private static EventEndpoint stored(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored done -> done.endpoint();
            case Outcome.Unknown refusal -> throw unknown();
            case Outcome.TooMany refusal -> throw TOO_MANY_ENDPOINTS.because(
                    "There can be %d endpoints. Remove one that is not needed.", ManageEventEndpoints.MOST_ENDPOINTS);
            case Outcome.Invalid refusal -> {
                FieldErrors errors = new FieldErrors();
                errors.addAll(refusal.errors(), error -> new FieldError(error.argument(), error.message()));
                throw errors.problem();
            }
        };
    }

    private static ProblemException unknown() {
        return NOT_FOUND.because("No endpoint has this id. GET /api/v1/event-endpoints lists them.");
    }
}
