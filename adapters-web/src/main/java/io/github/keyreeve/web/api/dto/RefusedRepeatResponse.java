package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.out.RefusedRepeats.RefusedRepeat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** An order line that came again with another quantity. */
@Schema(name = "RefusedRepeat", description = "An order line that came again with another quantity, which was refused.")
public record RefusedRepeatResponse(
        UUID id,
        @Schema(description = "The order line as it was issued.")
        OrderReference order,
        @Schema(description = "The id of that order, as in /api/v1/orders/{id}.")
        UUID issuedOrder,
        @Schema(description = "The quantity that was refused.")
        int askedQuantity,
        @Schema(description = "How often it came.")
        int times,
        Instant firstAt,
        Instant lastAt) {

    public static RefusedRepeatResponse of(RefusedRepeat repeat) {
        return new RefusedRepeatResponse(repeat.id(), OrderReference.of(repeat.order()), repeat.order().id(),
                repeat.asked().licenses(), repeat.times(), repeat.firstAt(), repeat.lastAt());
    }
}
