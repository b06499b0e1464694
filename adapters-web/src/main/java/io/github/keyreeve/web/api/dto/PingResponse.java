package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.out.EventPost.Answer;
import io.swagger.v3.oas.annotations.media.Schema;

/** How an endpoint took a message that tells of nothing. */
@Schema(name = "Ping", description = "How an endpoint took a message that tells of nothing.")
public record PingResponse(
        @Schema(description = "Whether it answered with a status from 200 to 299.")
        boolean accepted,
        @Schema(description = "What it answered; null if it did not.", types = {"integer", "null"})
        Integer status,
        @Schema(description = "Why there was no answer; null if there was one.", types = {"string", "null"})
        String failure) {

    public static PingResponse of(Answer answer) {
        return switch (answer) {
            case Answer.Answered(int status) -> new PingResponse(status >= 200 && status < 300, status, null);
            case Answer.Failed(String why) -> new PingResponse(false, null, why);
        };
    }
}
