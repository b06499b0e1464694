package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.out.EventWriting;
import io.github.keyreeve.web.api.dto.EventMessage;
import io.github.keyreeve.web.api.json.JsonWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Writes what endpoints are told as the API answers: whoever reads one can read the other. */
public final class EventMessages implements EventWriting {

    private final Clock clock;

    /** @param clock tells active licences from expired ones */
    public EventMessages(Clock clock) {
        this.clock = clock;
    }

    @Override
    public byte[] write(Event event, boolean includeKeys) {
        return JsonWriter.bytes(EventMessage.of(event, includeKeys, clock.instant()));
    }

    @Override
    public byte[] ping(UUID id, Instant now) {
        return JsonWriter.bytes(EventMessage.ping(id, now));
    }
}
