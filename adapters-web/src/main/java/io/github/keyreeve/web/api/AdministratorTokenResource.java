package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.TOKEN_SET_BY_OPERATOR;

import io.github.keyreeve.application.port.in.ReplaceAdministratorToken;
import io.github.keyreeve.application.port.in.ReplaceAdministratorToken.Outcome;
import io.github.keyreeve.web.api.dto.TokenPlace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The token by which the staff are known. */
@Path("/api/v1/admin-token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administrator token", description = "The token that all these calls need.")
public final class AdministratorTokenResource {

    private final ReplaceAdministratorToken replaceAdministratorToken;

    AdministratorTokenResource(ReplaceAdministratorToken replaceAdministratorToken) {
        this.replaceAdministratorToken = replaceAdministratorToken;
    }

    @POST
    @Operation(operationId = "replaceAdministratorToken",
            summary = "Replaces the administrator token; the new one is kept in the server's data directory, never answered")
    public TokenPlace replace() {
        return switch (replaceAdministratorToken.replace()) {
            case Outcome.Replaced replaced -> new TokenPlace(replaced.place());
            case Outcome.SetByOperator refusal -> throw TOKEN_SET_BY_OPERATOR.because(
                    "The operator of the server has set the token by its settings, and must change it there.");
        };
    }
}
