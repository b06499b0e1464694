package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.FindOrders;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.dto.RefusedRepeatResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The orders that somebody has to look at because they came again with another quantity. */
@Path("/api/v1/refused-repeats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public final class RefusedRepeatsResource {

    private final FindOrders findOrders;

    RefusedRepeatsResource(FindOrders findOrders) {
        this.findOrders = findOrders;
    }

    @GET
    @Operation(operationId = "listRefusedRepeats",
            summary = "Lists the order lines that came again with another quantity, newest first")
    public PageResponse<RefusedRepeatResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit, @QueryParam(PageQuery.CURSOR) String cursor) {
        FieldErrors errors = new FieldErrors();
        PageRequest part = new PageQuery(limit, cursor).toPageRequest(errors);
        errors.throwIfAny();
        return PageResponse.of(findOrders.refusedRepeats(part), RefusedRepeatResponse::of);
    }
}
