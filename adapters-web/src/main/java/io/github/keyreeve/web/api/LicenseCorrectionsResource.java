package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.INVALID_REQUEST;
import static io.github.keyreeve.web.api.problem.ProblemType.LICENSE_REVOKED;
import static io.github.keyreeve.web.api.problem.ProblemType.MORE_IN_USE;
import static io.github.keyreeve.web.api.problem.ProblemType.NOT_ACTIVATED;

import io.github.keyreeve.application.port.in.CorrectLicenses;
import io.github.keyreeve.application.port.in.CorrectLicenses.Correction;
import io.github.keyreeve.application.port.in.ReleaseComputers;
import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.web.api.dto.LicenseChange;
import io.github.keyreeve.web.api.dto.LicenseResponse;
import io.github.keyreeve.web.api.dto.ReleaseRequest;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;

/** What the staff change about licences whose keys are out already. */
@Path("/api/v1/licenses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Licenses")
public final class LicenseCorrectionsResource {

    private final CorrectLicenses correctLicenses;
    private final RevokeLicenses revokeLicenses;
    private final ReleaseComputers releaseComputers;
    private final Clock clock;

    LicenseCorrectionsResource(LicenseWork work, Clock clock) {
        this.correctLicenses = work.corrections();
        this.revokeLicenses = work.revocations();
        this.releaseComputers = work.releases();
        this.clock = clock;
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeLicense", summary = "Changes what is sent, and leaves what is not; the key stays",
            description = "All of it or nothing.")
    @ApiResponse(responseCode = "200", description = "The licence as it is now.",
            content = @Content(schema = @Schema(implementation = LicenseResponse.class)))
    @ApiResponse(responseCode = "409", description = "More computers are active than are to be allowed.")
    public LicenseResponse change(@PathParam("id") UUID id, LicenseChange body, @Context HttpServletRequest http) {
        FieldErrors errors = new FieldErrors();
        Correction correction = body.toCorrection(errors);
        LicenseReference which = new LicenseReference.OfId(id);
        if (!errors.isEmpty()) {
            // Only to name all faults at once.
            errors.addAll(correctLicenses.faults(which, correction), LicenseChange::fieldError);
            throw errors.problem();
        }
        if (correction.equals(Correction.NONE)) {
            throw INVALID_REQUEST.because("Nothing is to be changed. Send at least one field.");
        }
        return switch (correctLicenses.correct(which, correction, Authority.ADMINISTRATOR, StaffOrigin.of(http))) {
            case CorrectLicenses.Outcome.Corrected done -> LicenseResponse.of(done.licenses().getFirst(), clock.instant());
            case CorrectLicenses.Outcome.NotFound refusal -> throw UnknownLicense.of(id);
            case CorrectLicenses.Outcome.Invalid refusal -> {
                errors.addAll(refusal.errors(), LicenseChange::fieldError);
                throw errors.problem();
            }
            case CorrectLicenses.Outcome.MoreInUse refusal -> throw MORE_IN_USE.because(
                    "%d computers are active. Release some before fewer are allowed.", refusal.activationsUsed());
            case CorrectLicenses.Outcome.RevokedByAdministrator refusal -> throw revoked();
        };
    }

    @POST
    @Path("{id}/revoke")
    @Operation(operationId = "revokeLicense", summary = "Takes a licence away: it validates as revoked and activates nothing",
            description = "No message of a shop undoes it. Safe to repeat.")
    public LicenseResponse revoke(@PathParam("id") UUID id, @Context HttpServletRequest http) {
        return answer(id, revokeLicenses.revoke(new LicenseReference.OfId(id), Authority.ADMINISTRATOR, StaffOrigin.of(http)));
    }

    @POST
    @Path("{id}/reinstate")
    @Operation(operationId = "reinstateLicense", summary = "Makes a revoked licence good again, whoever revoked it",
            description = "Safe to repeat.")
    public LicenseResponse reinstate(@PathParam("id") UUID id, @Context HttpServletRequest http) {
        return answer(id, revokeLicenses.reinstate(new LicenseReference.OfId(id), Authority.ADMINISTRATOR, StaffOrigin.of(http)));
    }

    @POST
    @Path("{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "releaseComputer", summary = "Takes a computer off a licence, so that another one can be activated",
            description = "Needs no deactivation code and does not count as one of the customer's releases.")
    @ApiResponse(responseCode = "200", description = "The licence as it is now.",
            content = @Content(schema = @Schema(implementation = LicenseResponse.class)))
    @ApiResponse(responseCode = "409", description = "The licence is not active on this computer.")
    public LicenseResponse release(@PathParam("id") UUID id, ReleaseRequest body, @Context HttpServletRequest http) {
        return switch (releaseComputers.release(id, body.toComputer(), StaffOrigin.of(http))) {
            case ReleaseComputers.Outcome.Released done -> LicenseResponse.of(done.ordered(), clock.instant());
            case ReleaseComputers.Outcome.NotFound refusal -> throw UnknownLicense.of(id);
            case ReleaseComputers.Outcome.NotActive refusal -> throw NOT_ACTIVATED.because(
                    "The licence is not active on this computer.");
        };
    }

    private LicenseResponse answer(UUID id, RevokeLicenses.Outcome outcome) {
        return switch (outcome) {
            case RevokeLicenses.Outcome.Done done -> LicenseResponse.of(done.licenses().getFirst(), clock.instant());
            case RevokeLicenses.Outcome.NotFound refusal -> throw UnknownLicense.of(id);
            case RevokeLicenses.Outcome.RevokedByAdministrator refusal -> throw revoked();
        };
    }

    private static ProblemException revoked() {
        return LICENSE_REVOKED.because("The vendor's staff revoked the licence.");
    }
}
