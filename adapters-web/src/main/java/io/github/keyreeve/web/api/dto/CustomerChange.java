package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.web.api.json.RemovableText;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;

/** What to change about whom a licence shows as its customer. What is left out stays, null removes. */
@Schema(description = "What to change about the licence's customer, who is known by the e-mail address: with another one"
        + " the licence passes to that customer. What is left out stays as it is, null removes it.")
public record CustomerChange(
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_EMAIL, example = "ada@example.com")
        RemovableText email,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText name,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText company,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText street1,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText street2,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText city,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText state,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText zip,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText country,
        @Schema(implementation = String.class, types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        RemovableText phone) {

    /** What is told; empty text for what is to be removed. */
    Map<CustomerPart, String> toParts(FieldErrors errors) {
        Map<CustomerPart, String> told = new EnumMap<>(CustomerPart.class);
        for (CustomerPart part : CustomerPart.values()) {
            errors.read("customer." + part.text(), part(part), given -> given.text()
                            .map(text -> StoredText.require(text.strip(), part.maxLength()))
                            .orElse(""))
                    .ifPresent(text -> told.put(part, text));
        }
        return told;
    }

    private RemovableText part(CustomerPart part) {
        return switch (part) {
            case EMAIL -> email;
            case NAME -> name;
            case COMPANY -> company;
            case STREET1 -> street1;
            case STREET2 -> street2;
            case CITY -> city;
            case STATE -> state;
            case ZIP -> zip;
            case COUNTRY -> country;
            case PHONE -> phone;
        };
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "CustomerChange[…]";
    }
}
