package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.LICENSE_REVOKED;
import static io.github.keyreeve.web.api.problem.ProblemType.LICENSE_UPGRADED;
import static io.github.keyreeve.web.api.problem.ProblemType.NOT_RENEWABLE;

import io.github.keyreeve.application.port.in.MaintainLicenses;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.in.RenewLicenses.Payment;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.web.api.dto.LicenseResponse;
import io.github.keyreeve.web.api.dto.RenewalRequest;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What the staff prolong, as shops do when a customer pays again. */
@Path("/api/v1/licenses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Licenses")
public final class LicenseRenewalsResource {

    private final RenewLicenses renewLicenses;
    private final MaintainLicenses maintainLicenses;
    private final KnownProviders providers;
    private final IssuingRules rules;
    private final Clock clock;

    /** @param rules how days are counted */
    LicenseRenewalsResource(LicenseWork work, KnownProviders providers, IssuingRules rules, Clock clock) {
        this.renewLicenses = work.renewals();
        this.maintainLicenses = work.maintenance();
        this.providers = providers;
        this.rules = rules;
        this.clock = clock;
    }

    @POST
    @Path("{id}/renew")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "renewLicense", summary = "Prolongs a licence; never shortens it",
            description = "Safe to repeat until a day, and by days where the paying order is named.")
    @ApiResponse(responseCode = "200", description = "The licence as it is now.",
            content = @Content(schema = @Schema(implementation = LicenseResponse.class)))
    @ApiResponse(responseCode = "409", description = "The licence never ends, is revoked or was upgraded.")
    public LicenseResponse renew(@PathParam("id") UUID id, RenewalRequest body, @Context HttpServletRequest http) {
        FieldErrors errors = new FieldErrors();
        Optional<Renewal> renewal = body.toNeededRenewal(rules, errors);
        Optional<Payment> payment = body.toPayment(providers.named(body.provider(), errors), errors);
        errors.throwIfAny();
        return switch (renewLicenses.renew(new RenewLicenses.Request(
                new LicenseReference.OfId(id), renewal.orElseThrow(), payment, Optional.empty(), StaffOrigin.of(http)))) {
            case RenewLicenses.Outcome.Renewed done -> response(done.licenses().getFirst());
            case RenewLicenses.Outcome.NotFound refusal -> throw UnknownLicense.of(id);
            case RenewLicenses.Outcome.Revoked refusal -> throw LICENSE_REVOKED.because("Reinstate the licence to renew it.");
            case RenewLicenses.Outcome.Upgraded refusal -> throw LICENSE_UPGRADED.because("The new key is to be renewed.");
            case RenewLicenses.Outcome.Permanent refusal -> throw NOT_RENEWABLE.because("The licence never ends.");
        };
    }

    @POST
    @Path("{id}/renew-maintenance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "renewMaintenance", summary = "Prolongs a licence's maintenance plan from its end on",
            description = "By the usual time if neither a day nor days are sent. A licence without a plan gets one by changing"
                    + " its maintenanceExpiresAt.")
    @ApiResponse(responseCode = "200", description = "The licence as it is now.",
            content = @Content(schema = @Schema(implementation = LicenseResponse.class)))
    @ApiResponse(responseCode = "409", description = "There is no plan, or it ended too long ago.")
    public LicenseResponse renewMaintenance(@PathParam("id") UUID id, RenewalRequest body, @Context HttpServletRequest http) {
        FieldErrors errors = new FieldErrors();
        Optional<Renewal> renewal = body.toRenewal(rules, errors);
        Optional<Payment> payment = body.toPayment(providers.named(body.provider(), errors), errors);
        errors.throwIfAny();
        return switch (maintainLicenses.renew(new LicenseReference.OfId(id), renewal, payment, StaffOrigin.of(http))) {
            case MaintainLicenses.Outcome.Done done -> response(done.licenses().getFirst());
            case MaintainLicenses.Outcome.NotFound refusal -> throw UnknownLicense.of(id);
            case MaintainLicenses.Outcome.NoPlan refusal -> throw NOT_RENEWABLE.because("The licence has no maintenance plan.");
            case MaintainLicenses.Outcome.EndedTooLongAgo refusal -> throw NOT_RENEWABLE.because(
                    "The maintenance plan ended too long ago. Change the licence's maintenanceExpiresAt to give it a new one.");
        };
    }

    private LicenseResponse response(OrderedLicense license) {
        return LicenseResponse.of(license, clock.instant());
    }
}
