package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.notice.InboxEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** An event that a shop told, and what became of it. */
@Schema(name = "InboxEntry", description = "An event that a shop told, and what became of it.")
public record InboxEntryResponse(
        UUID id,
        @Schema(example = "stripe")
        String provider,
        @Schema(description = "What the shop calls the event.", example = "checkout.session.completed")
        String kind,
        @Schema(description = "By which the shop's events are told apart: one that comes again is kept once.")
        String number,
        @Schema(description = "open: it waits for its turn; done; partly-done: done but for what the outcome names; waiting: somebody has"
                + " to mend what the outcome names, and to run it again; dismissed.",
                allowableValues = {"open", "done", "partly-done", "waiting", "dismissed"})
        String state,
        @Schema(description = "What was done, or what is missing.")
        String outcome,
        @Schema(description = "How often work on it began.")
        int attempts,
        Instant receivedAt,
        @Schema(description = "When it is its turn again; null unless it is open.", types = {"string", "null"}, format = "date-time")
        Instant nextAttemptAt,
        @Schema(types = {"string", "null"}, format = "date-time")
        Instant concludedAt) {

    public static InboxEntryResponse of(InboxEntry entry) {
        return new InboxEntryResponse(entry.id(), entry.event().provider().text(), entry.event().kind(), entry.event().number(),
                entry.state().text(), entry.outcome(), entry.attempts(), entry.receivedAt(), entry.nextAttemptAt().orElse(null),
                entry.concludedAt().orElse(null));
    }
}
