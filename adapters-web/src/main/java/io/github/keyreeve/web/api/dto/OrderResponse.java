package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order line with the licences that were issued for it. */
@Schema(name = "Order", description = "An order line with the licences that were issued for it.")
public record OrderResponse(
        UUID id,
        @Schema(example = "api")
        String provider,
        @Schema(description = "The shop's number of the order.", types = {"string", "null"}, example = "A-1")
        String orderId,
        @Schema(description = "The shop's number of the line.", types = {"string", "null"}, example = "1")
        String line,
        @Schema(description = "The shop's number of the subscription that the line started.", types = {"string", "null"})
        String subscriptionId,
        @Schema(description = "Whether the shop marked the order as a test.")
        boolean test,
        int quantity,
        Instant createdAt,
        CustomerRepresentation customer,
        @Schema(description = "With the customer who came with the order; each licence by itself shows whom it has now.")
        List<LicenseResponse> licenses) {

    /** @param now decides between active and expired */
    public static OrderResponse of(IssuedOrder order, Instant now) {
        OrderLine line = order.line();
        return new OrderResponse(
                line.id(),
                line.provider().text(),
                line.orderId().orElse(null),
                line.line().orElse(null),
                line.subscriptionId().orElse(null),
                line.testOrder(),
                line.quantity().licenses(),
                line.createdAt(),
                CustomerRepresentation.of(line.customer()),
                order.licenses().stream().map(license -> LicenseResponse.of(license, line, line.customer(), now)).toList());
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "OrderResponse[" + id + "]";
    }
}
