package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where the vendor is told what happens. */
@Schema(name = "EventEndpoint", description = "Where the vendor is told what happens. Its secret is never answered.")
public record EventEndpointResponse(
        UUID id,
        String url,
        @Schema(description = "What it is told of; empty for everything.")
        List<String> events,
        boolean enabled,
        boolean includeKeys,
        boolean qlmSignature,
        Instant createdAt) {

    public static EventEndpointResponse of(EventEndpoint endpoint) {
        return new EventEndpointResponse(endpoint.id(), endpoint.url(),
                endpoint.types().stream().sorted().map(EventType::text).toList(), endpoint.enabled(), endpoint.includeKeys(),
                endpoint.qlmSignature(), endpoint.createdAt());
    }
}
