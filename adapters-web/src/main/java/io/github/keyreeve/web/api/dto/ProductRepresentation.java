package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An application that the vendor sells. */
@Schema(name = "Product", description = "An application that the vendor sells.")
public record ProductRepresentation(
        @Schema(description = "QLM's product number. May be left out of a PUT, whose address says it.",
                minimum = "1", example = "1")
        Integer id,
        @Schema(minLength = 1, maxLength = Product.MAX_NAME, example = "Demo", requiredMode = RequiredMode.REQUIRED)
        String name,
        @Schema(description = "At least one; each major.minor once.", requiredMode = RequiredMode.REQUIRED)
        List<VersionRepresentation> versions) {

    private static final int MOST_VERSIONS = 1_000;

    public static ProductRepresentation of(Product product) {
        return new ProductRepresentation(product.id(), product.name(),
                product.versions().stream().map(VersionRepresentation::of).toList());
    }

    public Product toProduct() {
        FieldErrors errors = new FieldErrors();
        int number = errors.requiredNumber("id", id, 1, Integer.MAX_VALUE);
        return toProduct(number, errors, List.of());
    }

    /**
     * A product in the place of another.
     *
     * @param addressed the id that the address says
     * @param present the product that is there now; its versions keep their signing keys where the body tells none
     */
    public Product toProduct(int addressed, Optional<Product> present) {
        FieldErrors errors = new FieldErrors();
        if (id != null && id != addressed) {
            errors.add("id", "must be %d, as in the address, or left out".formatted(addressed));
        }
        return toProduct(addressed, errors, present.map(Product::versions).orElse(List.of()));
    }

    private Product toProduct(int number, FieldErrors errors, List<ProductVersion> present) {
        String text = errors.requiredText("name", name, Product.MAX_NAME);
        if (versions == null || versions.isEmpty() || versions.size() > MOST_VERSIONS) {
            errors.add("versions", "must be a list of 1 to %d versions".formatted(MOST_VERSIONS));
        }
        errors.throwIfAny();
        List<ProductVersion> read = new ArrayList<>();
        for (int index = 0; index < versions.size(); index++) {
            read.add(versions.get(index).toVersion("versions[%d].".formatted(index), errors, present));
        }
        errors.throwIfAny();
        Optional<Product> product = errors.read("versions", read, given -> new Product(number, text, given));
        errors.throwIfAny();
        return product.orElseThrow();
    }
}
