package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.api.dto.LatestVersionResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.qlm.QlmMethod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Where applications find the newest release of themselves. */
@Path("/api/v1/latest-version")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activations")
public final class LatestVersionResource {

    private final ManageProducts manageProducts;
    private final PublicAdmission admission;

    LatestVersionResource(ManageProducts manageProducts, ApplicationAccess access) {
        this.manageProducts = manageProducts;
        this.admission = new PublicAdmission(access);
    }

    @GET
    @WithoutToken
    @Operation(operationId = "getLatestVersion", summary = "Answers the newest release of a product's version")
    @ApiResponse(responseCode = "200", description = "What is stored about it; null where nothing is.",
            content = @Content(schema = @Schema(implementation = LatestVersionResponse.class)))
    @ApiResponse(responseCode = "403", description = "The operator has switched this off.")
    @ApiResponse(responseCode = "404", description = "There is no such product or version.")
    @ApiResponse(responseCode = "429", description = "Too many requests from one address; Retry-After says when to come again.")
    public LatestVersionResponse get(
            @QueryParam("productId") @Parameter(required = true, schema = @Schema(type = "integer", minimum = "1")) String productId,
            @QueryParam("major") @Parameter(required = true, schema = @Schema(type = "integer", minimum = "0", maximum = "9999"))
            String major,
            @QueryParam("minor") @Parameter(required = true, schema = @Schema(type = "integer", minimum = "0", maximum = "9999"))
            String minor) {
        admission.requireSwitchedOn(QlmMethod.GET_LATEST_VERSION);
        FieldErrors errors = new FieldErrors();
        Optional<Integer> product = part("productId", productId, 1, Integer.MAX_VALUE, errors);
        Optional<Integer> first = part("major", major, 0, VersionId.MAX_PART, errors);
        Optional<Integer> second = part("minor", minor, 0, VersionId.MAX_PART, errors);
        if (!errors.isEmpty()) {
            throw errors.problem().withCode(Denial.ARGUMENT_MISSING.code());
        }
        return version(new VersionId(product.orElseThrow(), first.orElseThrow(), second.orElseThrow()))
                .map(LatestVersionResponse::of)
                .orElseThrow(() -> PublicAdmission.problem(Denial.NO_SUCH_PRODUCT));
    }

    private Optional<ProductVersion> version(VersionId asked) {
        return manageProducts.find(asked.productId()).flatMap(product -> product.versions().stream()
                .filter(known -> known.major() == asked.major() && known.minor() == asked.minor())
                .findFirst());
    }

    private static Optional<Integer> part(String name, String text, int least, int most, FieldErrors errors) {
        if (text == null) {
            errors.add(name, "is missing");
        }
        return errors.read(name, text, given -> QueryNumber.read(given, least, most));
    }
}
