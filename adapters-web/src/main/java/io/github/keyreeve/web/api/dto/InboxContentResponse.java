package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;

/** An event as its shop sent it. */
@Schema(name = "InboxContent", description = "An event as its shop sent it.")
public record InboxContentResponse(
        String contentType,
        @Schema(description = "The event's part of the message. Bytes that are no UTF-8 show as replacement characters.")
        String body) {

    public static InboxContentResponse of(ShopEvent event) {
        return new InboxContentResponse(event.contentType(), new String(event.body(), StandardCharsets.UTF_8));
    }

    /** Hides the body: it holds personal data. */
    @Override
    public String toString() {
        return "InboxContentResponse[…]";
    }
}
