package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.SIGNING_KEY_EXISTS;

import io.github.keyreeve.application.port.in.ManageSigningKeys;
import io.github.keyreeve.domain.product.SigningKeyName;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.dto.SigningKeyRequest;
import io.github.keyreeve.web.api.dto.SigningKeyResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The keys that answers are signed with. */
@Path("/api/v1/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing keys", description = "What applications check signatures with.")
public final class SigningKeysResource {

    private final ManageSigningKeys manageSigningKeys;

    SigningKeysResource(ManageSigningKeys manageSigningKeys) {
        this.manageSigningKeys = manageSigningKeys;
    }

    @GET
    @WithoutToken
    @Operation(operationId = "listSigningKeys", summary = "Lists the public keys, the default one first",
            description = "Open to everybody: applications embed these keys. Keys stay listed for good.")
    public PageResponse<SigningKeyResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit, @QueryParam(PageQuery.CURSOR) String cursor) {
        return new PageQuery(limit, cursor).cut(manageSigningKeys.all(), key -> place(key.name()), SigningKeyResponse::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addSigningKey", summary = "Makes another signing key, for product versions to choose")
    @ApiResponse(responseCode = "201", description = "It is stored.",
            content = @Content(schema = @Schema(implementation = SigningKeyResponse.class)))
    @ApiResponse(responseCode = "409", description = "There is a signing key of this name.")
    public Response add(SigningKeyRequest body) {
        SigningKeyName name = body.toName();
        return manageSigningKeys.create(name)
                .map(key -> Response.status(Response.Status.CREATED).entity(SigningKeyResponse.of(key)).build())
                .orElseThrow(() -> SIGNING_KEY_EXISTS.because("The name %s is taken. A signing key is never replaced.", name));
    }

    private static String place(SigningKeyName name) {
        return (name.equals(SigningKeyName.DEFAULT) ? "0" : "1") + name;
    }
}
