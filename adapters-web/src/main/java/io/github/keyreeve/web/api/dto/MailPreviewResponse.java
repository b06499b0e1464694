package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.mail.MailText;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a mail would say. */
@Schema(name = "MailPreview", description = "What a mail would say.")
public record MailPreviewResponse(
        String subject,
        String text,
        @Schema(types = {"string", "null"})
        String html) {

    public static MailPreviewResponse of(MailText filled) {
        return new MailPreviewResponse(filled.subject(), filled.text(), filled.html().orElse(null));
    }
}
