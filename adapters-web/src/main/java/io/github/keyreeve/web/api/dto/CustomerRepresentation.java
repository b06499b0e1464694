package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.swagger.v3.oas.annotations.media.Schema;

/** Who bought. */
@Schema(name = "Customer", description = "Who bought, as told with the order. Null where nothing is known.")
public record CustomerRepresentation(
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_EMAIL, example = "ada@example.com")
        String email,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH, example = "Ada Lovelace")
        String name,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        String company,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        String street1,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        String street2,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        String city,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        String state,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        String zip,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        String country,
        @Schema(types = {"string", "null"}, maxLength = Customer.MAX_LENGTH)
        String phone) {

    static final CustomerRepresentation UNKNOWN = of(Customer.UNKNOWN);

    static CustomerRepresentation of(Customer customer) {
        return new CustomerRepresentation(
                Texts.orNull(customer.email()), Texts.orNull(customer.name()), Texts.orNull(customer.company()),
                Texts.orNull(customer.street1()), Texts.orNull(customer.street2()), Texts.orNull(customer.city()),
                Texts.orNull(customer.state()), Texts.orNull(customer.zip()), Texts.orNull(customer.country()),
                Texts.orNull(customer.phone()));
    }

    String part(CustomerPart part) {
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
        return "CustomerRepresentation[…]";
    }
}
