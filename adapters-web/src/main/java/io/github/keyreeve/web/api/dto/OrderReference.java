package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.order.OrderLine;
import io.swagger.v3.oas.annotations.media.Schema;

/** The order line that something belongs to. */
@Schema(description = "The order line that it belongs to.")
public record OrderReference(
        @Schema(example = "api")
        String provider,
        @Schema(types = {"string", "null"}, example = "A-1")
        String orderId,
        @Schema(types = {"string", "null"}, example = "1")
        String line,
        int quantity) {

    static OrderReference of(OrderLine line) {
        return new OrderReference(line.provider().text(), line.orderId().orElse(null), line.line().orElse(null),
                line.quantity().licenses());
    }
}
