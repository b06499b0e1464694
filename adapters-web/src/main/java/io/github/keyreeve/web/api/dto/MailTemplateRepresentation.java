package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Optional;

/** What mails to customers say. */
@Schema(name = "MailTemplate", description = "What mails to customers say, with placeholders such as {{customer.name}},"
        + " {{product.name}}, {{product.version}}, {{order.id}}, {{activations}}, {{expires}}, {{renewed.until}}, and"
        + " {{#keys}}{{key}}{{/keys}} for each key.")
public record MailTemplateRepresentation(
        @Schema(description = "What is_emailtemplate asks for it by. May be left out of a PUT, whose address says it.",
                maxLength = MailTemplate.MAX_NAME, example = "editor")
        String name,
        @Schema(description = "What the mails tell of; keys_issued if left out. Of licenses_renewed, which a shop told, nobody is"
                + " written unless a template is stored; {{renewed.until}} is the new end.",
                allowableValues = {"keys_issued", "licenses_renewed"}, example = "keys_issued")
        String event,
        @Schema(description = "Whether orders get it that ask for none; true if left out, and always for licenses_renewed.", example = "true")
        Boolean usual,
        @Schema(description = "The product whose orders get a usual template; null: those of all products that have none of"
                + " their own.", types = {"integer", "null"}, minimum = "1", example = "1")
        Integer productId,
        @Schema(maxLength = MailTemplate.MAX_SUBJECT, example = "Your licence for {{product.name}}",
                requiredMode = RequiredMode.REQUIRED)
        String subject,
        @Schema(maxLength = MailTemplate.MAX_TEXT, example = "{{#keys}}{{key}}{{/keys}}", requiredMode = RequiredMode.REQUIRED)
        String text,
        @Schema(description = "The same for mail programs that show HTML; what is filled in is escaped.",
                types = {"string", "null"}, maxLength = MailTemplate.MAX_HTML)
        String html) {

    public static MailTemplateRepresentation of(MailTemplate template) {
        return new MailTemplateRepresentation(template.name(), template.event().text(), template.usual(),
                template.productId().orElse(null), template.text().subject(), template.text().text(),
                template.text().html().orElse(null));
    }

    /** @param addressed the name that the address says */
    public MailTemplate toTemplate(String addressed) {
        FieldErrors errors = new FieldErrors();
        if (!MailTemplate.isName(addressed)) {
            errors.add("name", ("must have 1 to %d letters, digits, dots, dashes, underscores or inner blanks, and be none of"
                    + " preview, test and built-in").formatted(MailTemplate.MAX_NAME));
        }
        if (name != null && !name.equals(addressed)) {
            errors.add("name", "must be the name in the address, or left out");
        }
        MailEvent about = errors.read("event", event, MailEvent::of).orElse(MailEvent.KEYS_ISSUED);
        boolean isUsual = usual == null || usual;
        if (!isUsual && about != MailEvent.KEYS_ISSUED) {
            errors.add("usual", "must be true or left out: orders can ask only for templates of keys_issued");
        }
        Optional<Integer> product = errors.number("productId", productId, 1, Integer.MAX_VALUE);
        if (!isUsual && productId != null) {
            errors.add("productId", "has a meaning only where usual is true");
        }
        MailText content = text(subject, text, html, errors);
        errors.throwIfAny();
        return new MailTemplate(addressed, about, isUsual, product, content);
    }

    static MailText text(String subject, String text, String html, FieldErrors errors) {
        return new MailText(
                errors.requiredText("subject", subject, MailTemplate.MAX_SUBJECT),
                errors.requiredText("text", text, MailTemplate.MAX_TEXT),
                errors.text("html", html, MailTemplate.MAX_HTML));
    }
}
