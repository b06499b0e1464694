package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;

import io.github.keyreeve.application.port.in.TendDeliveries;
import io.github.keyreeve.application.port.out.Deliveries.Filter;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.web.api.dto.DeliveryResponse;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The events on their way to endpoints. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public final class DeliveriesResource {

    private final TendDeliveries tendDeliveries;

    DeliveriesResource(TendDeliveries tendDeliveries) {
        this.tendDeliveries = tendDeliveries;
    }

    @GET
    @Operation(operationId = "listDeliveries", summary = "Lists what is on its way to endpoints, or was, newest first")
    public PageResponse<DeliveryResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit,
            @QueryParam(PageQuery.CURSOR) String cursor,
            @QueryParam("endpoint") @Parameter(description = "The id of one endpoint.", schema = @Schema(format = "uuid"))
            String endpoint,
            @QueryParam("state") @Parameter(schema = @Schema(allowableValues = {"open", "delivered", "dead"})) String state) {
        FieldErrors errors = new FieldErrors();
        PageRequest part = new PageQuery(limit, cursor).toPageRequest(errors);
        Filter filter = new Filter(
                errors.read("endpoint", endpoint, DeliveriesResource::id), errors.read("state", state, Delivery.State::of));
        errors.throwIfAny();
        return PageResponse.of(tendDeliveries.list(filter, part), DeliveryResponse::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDelivery", summary = "Answers one delivery: how often it was tried, what came of it, and when it is next")
    public DeliveryResponse get(@PathParam("id") UUID id) {
        return tendDeliveries.find(id).map(DeliveryResponse::of).orElseThrow(DeliveriesResource::unknown);
    }

    @POST
    @Path("{id}/redeliver")
    @Operation(operationId = "redeliver", summary = "Sends an event again, whatever became of it, with as many attempts as a new one")
    @ApiResponse(responseCode = "200", description = "It is on its way.",
            content = @Content(schema = @Schema(implementation = DeliveryResponse.class)))
    public DeliveryResponse redeliver(@PathParam("id") UUID id) {
        return tendDeliveries.redeliver(id).map(DeliveryResponse::of).orElseThrow(DeliveriesResource::unknown);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an endpoint's id", e);
        }
    }

    private static ProblemException unknown() {
        return NOT_FOUND.because("No delivery has this id. What came to an end is kept for a while only.");
    }
}
