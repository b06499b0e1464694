package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.ActivateComputers;
import io.github.keyreeve.application.port.in.ActivateComputers.Release;
import io.github.keyreeve.application.port.in.ActivateComputers.Validation;
import io.github.keyreeve.application.port.in.ChooseSigningKey;
import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.web.api.dto.ActivationRequest;
import io.github.keyreeve.web.api.dto.ActivationResponse;
import io.github.keyreeve.web.api.dto.InvalidResponse;
import io.github.keyreeve.web.api.dto.ValidResponse;
import io.github.keyreeve.web.licensefile.LicenseFile;
import io.github.keyreeve.web.qlm.QlmMethod;
import io.github.keyreeve.web.server.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Applications on customers' computers: open to everybody who has a key, within the limits. */
@Path("/api/v1/activations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activations", description = "What applications ask on customers' computers. No token: the key is the credential.")
public final class ActivationsResource {

    private static final String TOO_MANY = "Too many requests from one address or with one key; Retry-After says when to come again.";
    private static final String NO_SUCH_KEY = "The key is none, or none for this product and version; code says which.";
    private static final String SWITCHED_OFF = "The operator has switched this off.";

    private final ActivateComputers activateComputers;
    private final ChooseSigningKey signingKeys;
    private final GracePeriods grace;
    private final PublicAdmission admission;
    private final Clock clock;

    ActivationsResource(ApplicationAccess access, Clock clock) {
        this.activateComputers = access.activations();
        this.signingKeys = access.signingKeys();
        this.grace = access.grace();
        this.admission = new PublicAdmission(access);
        this.clock = clock;
    }

    @POST
    @WithoutToken
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "activateComputer", summary = "Activates a computer",
            description = "The same computer again uses no further activation, also after a reinstall or under another name.")
    @ApiResponse(responseCode = "201", description = "It is activated.",
            content = @Content(schema = @Schema(implementation = ActivationResponse.class)))
    @ApiResponse(responseCode = "200", description = "It was active already.",
            content = @Content(schema = @Schema(implementation = ActivationResponse.class)))
    @ApiResponse(responseCode = "403", description = "The licence is revoked, upgraded or expired; code says which. Or: " + SWITCHED_OFF)
    @ApiResponse(responseCode = "404", description = NO_SUCH_KEY)
    @ApiResponse(responseCode = "409", description = "No activation is left (code 210).")
    @ApiResponse(responseCode = "429", description = TOO_MANY)
    public Response activate(ActivationRequest body, @Context HttpServletRequest http) {
        ComputerRequest request = admitted(QlmMethod.ACTIVATE_KEY, body, http);
        Optional<String> nonce = body.toNonce();
        return switch (activateComputers.validate(request, true)) {
            case Validation.Active active -> Response.status(active.anew() ? Status.CREATED : Status.OK)
                    .entity(response(active, nonce))
                    .build();
            case Validation.Denied denied -> {
                admission.count(request.origin().address(), request.typedKey(), denied.denial());
                throw PublicAdmission.problem(denied.denial());
            }
        };
    }

    @POST
    @Path("validate")
    @WithoutToken
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "validateComputer", summary = "Tells whether a licence is good on a computer; activates nothing")
    @ApiResponse(responseCode = "200", description = "Whether it is; where it is not, code says why.",
            content = @Content(schema = @Schema(oneOf = {ValidResponse.class, InvalidResponse.class})))
    @ApiResponse(responseCode = "403", description = SWITCHED_OFF)
    @ApiResponse(responseCode = "429", description = TOO_MANY)
    public Response validate(ActivationRequest body, @Context HttpServletRequest http) {
        ComputerRequest request = admitted(QlmMethod.VALIDATE_LICENSE, body, http);
        Optional<String> nonce = body.toNonce();
        return switch (activateComputers.validate(request, false)) {
            case Validation.Active active -> Response.ok(ValidResponse.of(response(active, nonce))).build();
            case Validation.Denied denied -> {
                admission.count(request.origin().address(), request.typedKey(), denied.denial());
                yield Response.ok(InvalidResponse.of(denied.denial())).build();
            }
        };
    }

    @POST
    @Path("release")
    @WithoutToken
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "releaseThisComputer", summary = "Gives a computer's activation back, so that another one can be activated")
    @ApiResponse(responseCode = "204", description = "It is free.")
    @ApiResponse(responseCode = "403", description = SWITCHED_OFF)
    @ApiResponse(responseCode = "404", description = NO_SUCH_KEY)
    @ApiResponse(responseCode = "409", description = "Not activated here, too many releases, or the deactivation code is"
            + " wrong; code says which.")
    @ApiResponse(responseCode = "429", description = TOO_MANY)
    public void release(ActivationRequest body, @Context HttpServletRequest http) {
        ComputerRequest request = admitted(QlmMethod.RELEASE_LICENSE, body, http);
        switch (activateComputers.release(request, body.toDeactivationCode())) {
            case Release.Released released -> { }
            case Release.Denied denied -> {
                admission.count(request.origin().address(), request.typedKey(), denied.denial());
                throw PublicAdmission.problem(denied.denial());
            }
            case Release.CodeWrong wrong -> throw PublicAdmission.problem(Denial.OTHER_COMPUTER_KEY,
                    "The deactivation code is missing, or it is not the one of this computer.");
        }
    }

    private ComputerRequest admitted(QlmMethod method, ActivationRequest body, HttpServletRequest http) {
        admission.requireSwitchedOn(method);
        Optional.ofNullable(body.key()).ifPresent(admission::admitKey);
        return body.toComputerRequest(
                method != QlmMethod.RELEASE_LICENSE, new Origin(Origin.APPLICATION, ClientAddress.of(http)));
    }

    private ActivationResponse response(Validation.Active active, Optional<String> nonce) {
        Instant now = clock.instant();
        String file = LicenseFile.of(active.ordered().license(), active.activation().computer(), grace, now, nonce)
                .sign(signingKeys.keyFor(Optional.of(active.ordered().license().terms().version())));
        return ActivationResponse.of(active, grace, file);
    }
}
