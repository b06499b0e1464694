package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.out.Postman.Delivery;
import io.swagger.v3.oas.annotations.media.Schema;

/** What the mail server said. */
@Schema(name = "TestMail", description = "What the mail server said.")
public record TestMailResponse(
        @Schema(description = "Whether the mail server took it.")
        boolean accepted,
        @Schema(description = "Why not.", types = {"string", "null"}, example = "The mail server refuses smtp-user and its password.")
        String failure) {

    public static TestMailResponse of(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted accepted -> new TestMailResponse(true, null);
            case Delivery.Refused refused -> new TestMailResponse(false, refused.why());
            case Delivery.Postponed postponed -> new TestMailResponse(false, postponed.why());
            case Delivery.Unreachable unreachable -> new TestMailResponse(false, unreachable.why());
        };
    }
}
