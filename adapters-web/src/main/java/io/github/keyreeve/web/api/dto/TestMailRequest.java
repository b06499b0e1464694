package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Optional;
import java.util.function.Function;

/** Whom to send a sample to. */
@Schema(description = "Whom to send a sample to.")
public record TestMailRequest(
        @Schema(maxLength = Customer.MAX_EMAIL, example = "ada@example.com", requiredMode = RequiredMode.REQUIRED)
        String to,
        @Schema(description = "The name of a stored template; the built-in one if left out.", types = {"string", "null"},
                example = "editor")
        String template) {

    public String toRecipient() {
        FieldErrors errors = new FieldErrors();
        String address = errors.requiredText("to", to, Customer.MAX_EMAIL);
        errors.throwIfAny();
        return errors.read("to", address, MailRecipient::read).orElseThrow(errors::problem);
    }

    /** @param stored finds templates by their names */
    public MailText toText(Function<String, Optional<MailTemplate>> stored) {
        FieldErrors errors = new FieldErrors();
        MailText text = MailPreviewRequest.storedText(template, stored, errors);
        errors.throwIfAny();
        return text;
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "TestMailRequest[…]";
    }
}
