package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.ManageEventEndpoints.Settings;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.web.api.json.NullsRefused;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where to tell what. */
@NullsRefused
@Schema(name = "EventEndpointRequest", description = "Where to tell what. What is left out of a change stays as it is.")
public record EventEndpointRequest(
        @Schema(description = "Begins with https://; needed for a new endpoint.", maxLength = EventEndpoint.MAX_URL,
                example = "https://example.com/keyreeve-events")
        String url,
        @Schema(description = "What it is told of; empty, or left out of a new endpoint: everything, also what later versions tell.",
                example = "[\"license_created\", \"license_revoked\"]")
        List<String> events,
        @Schema(description = "As long as it is false, nothing is sent, and what happens is not kept for it.", defaultValue = "true")
        Boolean enabled,
        @Schema(description = "Whether messages show activation keys.", defaultValue = "false")
        Boolean includeKeys,
        @Schema(description = "Whether messages are signed as QLM signs them, too.", defaultValue = "false")
        Boolean qlmSignature) {

    /** Must not be used if there are errors. */
    public Settings toSettings(FieldErrors errors) {
        return new Settings(types(errors), Optional.ofNullable(enabled), Optional.ofNullable(includeKeys),
                Optional.ofNullable(qlmSignature));
    }

    private Optional<Set<EventType>> types(FieldErrors errors) {
        if (events == null) {
            return Optional.empty();
        }
        List<EventType> types = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            errors.read("events[%d]".formatted(index), events.get(index), EventType::of).ifPresent(types::add);
        }
        return Optional.of(Set.copyOf(types));
    }
}
