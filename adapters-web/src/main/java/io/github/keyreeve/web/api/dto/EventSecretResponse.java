package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.provider.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** What an endpoint's messages are signed with, shown this once. */
@Schema(name = "EventSecret", description = "What an endpoint's messages are signed with. It is shown this once.")
public record EventSecretResponse(
        @Schema(description = "The endpoint's.")
        UUID id,
        @Schema(example = "keyreeve_0Ab…")
        String secret) {

    public static EventSecretResponse of(EventEndpoint endpoint) {
        return of(endpoint.id(), endpoint.secret());
    }

    public static EventSecretResponse of(UUID id, Secret secret) {
        return new EventSecretResponse(id, secret.text());
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "EventSecretResponse[" + id + "]";
    }
}
