package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What to show as it would be sent. */
@Schema(description = "A template, stored or sent along, and what to fill in.")
public record MailPreviewRequest(
        @Schema(description = "The name of a stored template, or built-in; the built-in one if nothing is sent along.",
                types = {"string", "null"}, example = "editor")
        String template,
        @Schema(description = "Instead of a stored template, together with text.", types = {"string", "null"},
                maxLength = MailTemplate.MAX_SUBJECT)
        String subject,
        @Schema(types = {"string", "null"}, maxLength = MailTemplate.MAX_TEXT)
        String text,
        @Schema(types = {"string", "null"}, maxLength = MailTemplate.MAX_HTML)
        String html,
        @Schema(description = "The id of an order to fill in, its keys hidden; a sample if left out.", types = {"string", "null"},
                format = "uuid")
        String issuedOrder) {

    /** @param stored finds templates by their names */
    public MailText toText(Function<String, Optional<MailTemplate>> stored) {
        FieldErrors errors = new FieldErrors();
        boolean sentAlong = subject != null || text != null || html != null;
        if (sentAlong && template != null) {
            errors.add("template", "must not be sent together with subject, text or html");
        }
        MailText content = sentAlong
                ? MailTemplateRepresentation.text(subject, text, html, errors)
                : storedText(template, stored, errors);
        errors.throwIfAny();
        return content;
    }

    static MailText storedText(String name, Function<String, Optional<MailTemplate>> stored, FieldErrors errors) {
        Optional<MailTemplate> found = stored.apply(name == null ? MailTemplate.BUILT_IN_NAME : name);
        if (found.isEmpty()) {
            errors.add("template", "names no template");
        }
        return found.orElse(MailTemplate.BUILT_IN).text();
    }

    public Optional<UUID> toOrder() {
        FieldErrors errors = new FieldErrors();
        Optional<UUID> order = errors.read("issuedOrder", issuedOrder, MailPreviewRequest::uuid);
        errors.throwIfAny();
        return order;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be the id of an order", e);
        }
    }
}
