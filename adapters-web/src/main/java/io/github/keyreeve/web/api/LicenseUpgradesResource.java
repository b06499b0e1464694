package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.LICENSE_REVOKED;
import static io.github.keyreeve.web.api.problem.ProblemType.LICENSE_UPGRADED;

import io.github.keyreeve.application.port.in.FindLicenses;
import io.github.keyreeve.application.port.in.UpgradeLicenses;
import io.github.keyreeve.application.port.in.UpgradeLicenses.UpgradeOrder;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.web.api.dto.LicenseResponse;
import io.github.keyreeve.web.api.dto.OrderField;
import io.github.keyreeve.web.api.dto.UpgradeRequest;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What the staff upgrade: a new key in place of the old one. */
@Path("/api/v1/licenses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Licenses")
public final class LicenseUpgradesResource {

    private final FindLicenses findLicenses;
    private final UpgradeLicenses upgradeLicenses;
    private final IssuingRules rules;
    private final Clock clock;

    /** @param rules how days are counted */
    LicenseUpgradesResource(FindLicenses findLicenses, LicenseWork work, IssuingRules rules, Clock clock) {
        this.findLicenses = findLicenses;
        this.upgradeLicenses = work.upgrades();
        this.rules = rules;
        this.clock = clock;
    }

    @POST
    @Path("{id}/upgrade")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "upgradeLicense", summary = "Issues a new key, for another version or product, in place of the old",
            description = "Safe to repeat: the same upgrade again answers the same new licence.")
    @ApiResponse(responseCode = "201", description = "The new licence.",
            content = @Content(schema = @Schema(implementation = LicenseResponse.class)))
    @ApiResponse(responseCode = "200", description = "The new licence, which was issued before.",
            content = @Content(schema = @Schema(implementation = LicenseResponse.class)))
    @ApiResponse(responseCode = "409", description = "The licence is revoked, or was upgraded to something else.")
    public Response upgrade(@PathParam("id") UUID id, UpgradeRequest body, @Context HttpServletRequest http) {
        UpgradeOrder order = findLicenses.license(id).map(LicenseUpgradesResource::carriedOver)
                .orElseThrow(() -> UnknownLicense.of(id));
        return switch (upgradeLicenses.upgrade(body.toRequest(
                new LicenseReference.OfId(id), order, rules, clock.instant(), StaffOrigin.of(http)))) {
            case UpgradeLicenses.Outcome.Upgraded done -> {
                LicenseResponse license = LicenseResponse.of(done.license(), clock.instant());
                yield done.fresh()
                        ? Response.created(URI.create("/api/v1/licenses/" + license.id())).entity(license).build()
                        : Response.ok(license).build();
            }
            case UpgradeLicenses.Outcome.NotFound refusal -> throw UnknownLicense.of(id);
            case UpgradeLicenses.Outcome.Invalid refusal -> {
                FieldErrors errors = new FieldErrors();
                errors.addAll(refusal.errors(), OrderField::fieldError);
                throw errors.problem();
            }
            case UpgradeLicenses.Outcome.Revoked refusal -> throw LICENSE_REVOKED.because("Reinstate the licence to upgrade it.");
            case UpgradeLicenses.Outcome.UpgradedOtherwise refusal -> throw LICENSE_UPGRADED.because(
                    "The licence was upgraded to something else; the new key can be upgraded further.");
        };
    }

    /** Nothing was ordered, so the new key belongs to the old one's order and customer. */
    private static UpgradeOrder carriedOver(OrderedLicense old) {
        return new UpgradeOrder(old.order().provider(), Optional.empty(), Optional.empty(), Customer.UNKNOWN);
    }
}
