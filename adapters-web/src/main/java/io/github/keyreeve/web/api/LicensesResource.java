package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;

import io.github.keyreeve.application.port.in.FindLicenses;
import io.github.keyreeve.application.port.out.Licenses.Filter;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.LicenseState;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.api.dto.ComputerResponse;
import io.github.keyreeve.web.api.dto.EventResponse;
import io.github.keyreeve.web.api.dto.KeyLookup;
import io.github.keyreeve.web.api.dto.LicenseResponse;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The licences, for staff to look at. */
@Path("/api/v1/licenses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Licenses", description = "The keys that were issued and what they are good for.")
public final class LicensesResource {

    private final FindLicenses findLicenses;
    private final KnownProviders providers;
    private final Clock clock;

    LicensesResource(FindLicenses findLicenses, KnownProviders providers, Clock clock) {
        this.findLicenses = findLicenses;
        this.providers = providers;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listLicenses", summary = "Lists licences, newest first")
    public PageResponse<LicenseResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit,
            @QueryParam(PageQuery.CURSOR) String cursor,
            @QueryParam("provider") @Parameter(description = "Name or alias.") String provider,
            @QueryParam("orderId") @Parameter(description = "The shop's number of the order.") String orderId,
            @QueryParam("email") @Parameter(description = "The customer's, in any case of letters.") String email,
            @QueryParam("productId") @Parameter(schema = @Schema(type = "integer", minimum = "1")) String productId,
            @QueryParam("model") @Parameter(description = "Such as permanent or subscription_cloud.") String model,
            @QueryParam("state") @Parameter(
                    schema = @Schema(allowableValues = {"active", "expired", "revoked", "upgraded"})) String state) {
        FieldErrors errors = new FieldErrors();
        PageRequest part = new PageQuery(limit, cursor).toPageRequest(errors);
        Filter filter = new Filter(
                providers.named(provider, errors).map(Provider::name),
                errors.read("orderId", orderId, text -> StoredText.require(text, OrderLine.MAX_REFERENCE)),
                errors.read("email", email, text -> StoredText.require(text, Customer.MAX_EMAIL)),
                errors.read("productId", productId, text -> QueryNumber.read(text, 1, Integer.MAX_VALUE)),
                errors.read("model", model, LicenseModel::of),
                errors.read("state", state, LicenseState::of));
        errors.throwIfAny();
        return PageResponse.of(findLicenses.list(filter, part), this::response);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getLicense", summary = "Answers one licence")
    public LicenseResponse get(@PathParam("id") UUID id) {
        return findLicenses.license(id).map(this::response)
                .orElseThrow(() -> UnknownLicense.of(id));
    }

    @GET
    @Path("{id}/activations")
    @Operation(operationId = "listLicenseActivations", summary = "Lists the computers that a licence is active on, newest first")
    public PageResponse<ComputerResponse> activations(
            @PathParam("id") UUID id,
            @QueryParam(PageQuery.LIMIT) String limit,
            @QueryParam(PageQuery.CURSOR) String cursor) {
        FieldErrors errors = new FieldErrors();
        PageRequest part = new PageQuery(limit, cursor).toPageRequest(errors);
        errors.throwIfAny();
        return findLicenses.activations(id, part)
                .map(computers -> PageResponse.of(computers, ComputerResponse::of))
                .orElseThrow(() -> UnknownLicense.of(id));
    }

    @GET
    @Path("{id}/events")
    @Operation(operationId = "listLicenseEvents", summary = "Lists what happened to a licence, oldest first")
    public PageResponse<EventResponse> events(
            @PathParam("id") UUID id,
            @QueryParam(PageQuery.LIMIT) String limit,
            @QueryParam(PageQuery.CURSOR) String cursor) {
        return findLicenses.events(id)
                .map(events -> new PageQuery(limit, cursor)
                        .cut(events, event -> event.id().toString(), EventResponse::of))
                .orElseThrow(() -> UnknownLicense.of(id));
    }

    @POST
    @Path("lookup")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "lookUpLicense", summary = "Finds a licence by its key",
            description = "The key is sent in the body, because addresses are written to logs.")
    public LicenseResponse lookUp(KeyLookup body) {
        String typed = body.toTypedKey();
        FieldErrors errors = new FieldErrors();
        return errors.read("key", typed, this::find)
                .orElseThrow(errors::problem)
                .map(this::response)
                .orElseThrow(() -> NOT_FOUND.because("No licence has this key."));
    }

    private Optional<OrderedLicense> find(String typedKey) {
        try {
            return findLicenses.licenseOf(typedKey);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must have 1 to %d letters and digits, besides dashes and blanks"
                    .formatted(ActivationKey.MAX_LENGTH), e);
        }
    }

    private LicenseResponse response(OrderedLicense license) {
        return LicenseResponse.of(license, clock.instant());
    }
}
