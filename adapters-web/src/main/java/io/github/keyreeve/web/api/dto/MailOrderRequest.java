package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** Whom to send the keys of an order to. */
@Schema(description = "Whom to send the keys of an order to.")
public record MailOrderRequest(
        @Schema(description = "Another address than the customer's.", types = {"string", "null"},
                maxLength = Customer.MAX_EMAIL, example = "ada@example.com")
        String to) {

    public Optional<String> toRecipient() {
        FieldErrors errors = new FieldErrors();
        Optional<String> recipient = errors.read("to", to, MailRecipient::read);
        errors.throwIfAny();
        return recipient;
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "MailOrderRequest[…]";
    }
}
