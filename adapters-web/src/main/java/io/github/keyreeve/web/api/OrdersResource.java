package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;
import static io.github.keyreeve.web.api.problem.ProblemType.OTHER_QUANTITY;
import static io.github.keyreeve.web.api.problem.ProblemType.TEST_ORDER_REFUSED;

import io.github.keyreeve.application.port.in.FindOrders;
import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.IssueKeys.Outcome;
import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.application.port.out.IssuedOrders.Filter;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.api.dto.OrderField;
import io.github.keyreeve.web.api.dto.OrderRequest;
import io.github.keyreeve.web.api.dto.OrderResponse;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.github.keyreeve.web.server.ClientAddress;
import io.github.keyreeve.web.server.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The orders that keys were issued for, and the issuing of keys by hand. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders", description = "What was ordered and issued.")
public final class OrdersResource {

    private static final String ACTOR = "administrator";

    private static final String EXAMPLE = """
            {
              "provider": "api", "orderId": "A-1", "line": "1", "quantity": 3,
              "product": {"id": 1, "major": 1, "minor": 0},
              "allowance": {"oneKeyForAll": true, "activationsPerKey": 2, "additionalActivations": 0},
              "model": "permanent", "features": "0:3;1:2",
              "customer": {"email": "ada@example.com", "name": "Ada Lovelace"}
            }""";

    private final IssueKeys issueKeys;
    private final FindOrders findOrders;
    private final KnownProviders providers;
    private final Clock clock;

    OrdersResource(IssueKeys issueKeys, FindOrders findOrders, KnownProviders providers, Clock clock) {
        this.issueKeys = issueKeys;
        this.findOrders = findOrders;
        this.providers = providers;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "issueOrder", summary = "Issues keys by hand, by the rules that hold for shops",
            description = "All keys or none. The same order line again answers the keys issued the first time.")
    @ApiResponse(responseCode = "201", description = "The keys are issued.",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @ApiResponse(responseCode = "200", description = "The order line had its keys already.",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @ApiResponse(responseCode = "409", description = "The order line was issued for another quantity, the idempotency"
            + " key was used for another request, or the provider refuses test orders.")
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER,
            description = "Makes a request without an orderId safe to repeat: 1 to 255 visible ASCII characters. An"
                    + " orderId wins over it.",
            schema = @Schema(type = "string", minLength = 1, maxLength = IdempotencyKey.MAX_LENGTH))
    public Response issue(
            @RequestBody(content = @Content(examples = @ExampleObject(EXAMPLE))) OrderRequest body,
            @Context HttpServletRequest http) {
        KeyRequest request = keyRequest(body, http);
        return switch (issueKeys.issue(request)) {
            case Outcome.Issued issued -> Response.created(URI.create("/api/v1/orders/" + issued.order().line().id()))
                    .entity(response(issued.order()))
                    .build();
            case Outcome.AlreadyIssued known -> Response.ok(response(known.order())).build();
            case Outcome.Invalid refusal -> {
                FieldErrors errors = new FieldErrors();
                errors.addAll(refusal.errors(), OrderField::fieldError);
                throw errors.problem();
            }
            case Outcome.OtherQuantity refusal -> throw OTHER_QUANTITY.because(
                    "Order %s was issued for a quantity of %d, and %d is asked for now.",
                    refusal.issued().line().orderId().orElse(""), refusal.issued().line().quantity().licenses(),
                    refusal.asked());
            case Outcome.OtherContent refusal -> throw IDEMPOTENCY_KEY_REUSED.because(
                    "An earlier request with this idempotency key asked for something else.");
            case Outcome.TestOrderRefused refusal -> throw TEST_ORDER_REFUSED.because(
                    "The provider %s is set to live orders only.", request.provider().name());
        };
    }

    @GET
    @Operation(operationId = "listOrders", summary = "Lists orders, newest first")
    public PageResponse<OrderResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit,
            @QueryParam(PageQuery.CURSOR) String cursor,
            @QueryParam("provider") @Parameter(description = "Name or alias.") String provider,
            @QueryParam("orderId") @Parameter(description = "The shop's number of the order.") String orderId) {
        FieldErrors errors = new FieldErrors();
        PageRequest part = new PageQuery(limit, cursor).toPageRequest(errors);
        Filter filter = new Filter(
                providers.named(provider, errors).map(Provider::name),
                errors.read("orderId", orderId, text -> StoredText.require(text, OrderLine.MAX_REFERENCE)));
        errors.throwIfAny();
        return PageResponse.of(findOrders.list(filter, part), this::response);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getOrder", summary = "Answers one order with its licences")
    public OrderResponse get(@PathParam("id") UUID id) {
        return findOrders.order(id).map(this::response)
                .orElseThrow(() -> NOT_FOUND.because("No order has the id %s.", id));
    }

    private KeyRequest keyRequest(OrderRequest body, HttpServletRequest http) {
        FieldErrors errors = new FieldErrors();
        Optional<Provider> provider = providers.enabled(body.provider(), errors);
        Optional<String> key = errors.read(IdempotencyKey.HEADER, http, IdempotencyKey::of)
                .flatMap(Function.identity());
        return body.toKeyRequest(provider, key, new Origin(ACTOR, ClientAddress.of(http)), errors);
    }

    private OrderResponse response(IssuedOrder order) {
        return OrderResponse.of(order, clock.instant());
    }
}
