package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;
import static io.github.keyreeve.web.api.problem.ProblemType.PRODUCT_EXISTS;
import static io.github.keyreeve.web.api.problem.ProblemType.PRODUCT_HAS_LICENSES;

import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.dto.ProductRepresentation;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The products that keys are issued for. */
@Path("/api/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Products", description = "What the vendor sells.")
public final class ProductsResource {

    private final ManageProducts manageProducts;
    private final KnownSigningKeys signingKeys;

    ProductsResource(ManageProducts manageProducts, KnownSigningKeys signingKeys) {
        this.manageProducts = manageProducts;
        this.signingKeys = signingKeys;
    }

    @GET
    @Operation(operationId = "listProducts", summary = "Lists the products by id")
    public PageResponse<ProductRepresentation> list(
            @QueryParam(PageQuery.LIMIT) String limit, @QueryParam(PageQuery.CURSOR) String cursor) {
        return new PageQuery(limit, cursor)
                .cut(manageProducts.all(), product -> "%010d".formatted(product.id()), ProductRepresentation::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addProduct", summary = "Adds a product")
    @ApiResponse(responseCode = "201", description = "It is stored.",
            content = @Content(schema = @Schema(implementation = ProductRepresentation.class)))
    @ApiResponse(responseCode = "409", description = "There is a product with this id.")
    public Response add(ProductRepresentation body) {
        Product product = body.toProduct();
        signingKeys.requireIn(product);
        if (!manageProducts.add(product)) {
            throw PRODUCT_EXISTS.because("The id %d is taken. Use PUT to change the product.", product.id());
        }
        return Response.created(URI.create("/api/v1/products/" + product.id()))
                .entity(ProductRepresentation.of(product))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getProduct", summary = "Answers one product")
    public ProductRepresentation get(@PathParam("id") int id) {
        return manageProducts.find(id).map(ProductRepresentation::of).orElseThrow(() -> unknown(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceProduct", summary = "Replaces a product's name and versions",
            description = "A version whose signingKey is left out keeps the one that it has chosen.")
    @ApiResponse(responseCode = "200", description = "It is stored.",
            content = @Content(schema = @Schema(implementation = ProductRepresentation.class)))
    @ApiResponse(responseCode = "409", description = "A version that has licences would be removed.")
    public ProductRepresentation replace(@PathParam("id") int id, ProductRepresentation body) {
        Product product = body.toProduct(id, manageProducts.find(id));
        signingKeys.requireIn(product);
        return switch (manageProducts.replace(product)) {
            case DONE -> ProductRepresentation.of(product);
            case UNKNOWN -> throw unknown(id);
            case HAS_LICENSES -> throw PRODUCT_HAS_LICENSES.because(
                    "Product %d has licences for a version that the request leaves out.", id);
        };
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "removeProduct", summary = "Removes a product that has no licences")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    @ApiResponse(responseCode = "409", description = "The product has licences.")
    public void remove(@PathParam("id") int id) {
        switch (manageProducts.remove(id)) {
            case DONE -> { }
            case UNKNOWN -> throw unknown(id);
            case HAS_LICENSES -> throw PRODUCT_HAS_LICENSES.because(
                    "Product %d has licences and cannot be removed.", id);
        }
    }

    private static ProblemException unknown(int id) {
        return NOT_FOUND.because("No product has the id %d.", id);
    }
}
