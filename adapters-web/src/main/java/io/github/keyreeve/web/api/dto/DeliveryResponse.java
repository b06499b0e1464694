package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.event.Delivery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** One event on its way to one endpoint. */
@Schema(name = "Delivery", description = "One event on its way to one endpoint.")
public record DeliveryResponse(
        @Schema(description = "As in the header X-Keyreeve-Delivery: the same however often it is sent.")
        UUID id,
        UUID endpoint,
        @Schema(description = "The event's id, as in the message.")
        UUID event,
        @Schema(example = "license_revoked")
        String type,
        @Schema(description = "The licence or customer that the event is about.")
        UUID subject,
        @Schema(allowableValues = {"open", "delivered", "dead"})
        String state,
        @Schema(description = "How often it was tried since it was last asked for.")
        int attempts,
        @Schema(description = "What the endpoint answered last; null if it did not answer.", types = {"integer", "null"})
        Integer status,
        @Schema(description = "How the last attempt went; null before the first.", types = {"string", "null"})
        String outcome,
        @Schema(types = {"string", "null"}, format = "date-time")
        Instant nextAttemptAt,
        @Schema(types = {"string", "null"}, format = "date-time")
        Instant concludedAt,
        @Schema(description = "When the event happened.")
        Instant createdAt) {

    public static DeliveryResponse of(Delivery delivery) {
        return new DeliveryResponse(delivery.id(), delivery.endpointId(), delivery.eventId(), delivery.type().text(),
                delivery.subjectId(), delivery.state().text(), delivery.tries(), delivery.status().orElse(null),
                Texts.orNull(delivery.outcome()), delivery.nextAttemptAt().orElse(null), delivery.concludedAt().orElse(null),
                delivery.createdAt());
    }
}
