package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.CustomerReader;
import io.github.keyreeve.domain.argument.IssuingArguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One order line to issue by hand, by the rules that hold for shops. */
@Schema(description = "One order line to issue by hand, by the rules that hold for shops.")
public record OrderRequest(
        @Schema(description = "The provider on whose account the order goes; it must be known and enabled.",
                example = "api", requiredMode = RequiredMode.REQUIRED)
        String provider,
        @Schema(description = "The order's number. The same order line again gets the same keys.",
                types = {"string", "null"}, maxLength = OrderLine.MAX_REFERENCE, example = "A-1")
        String orderId,
        @Schema(description = "The line's number in the order. Without one, lines are told apart by what is ordered.",
                types = {"string", "null"}, maxLength = OrderLine.MAX_REFERENCE, example = "1")
        String line,
        @Schema(description = "Licences ordered; 1 if left out.", types = {"integer", "null"}, minimum = "1",
                maximum = "10000", example = "3")
        Integer quantity,
        ProductReference product,
        AllowanceRequest allowance,
        @Schema(description = "permanent if no expiry is given, else subscription, if left out.",
                types = {"string", "null"}, example = "permanent")
        String model,
        @Schema(description = "set:value pairs, set 0 to 3, value 0 to 255.", types = {"string", "null"},
                example = "0:3;1:2")
        String features,
        @Schema(description = "The last day of validity.", types = {"string", "null"}, format = "date")
        String expiresOn,
        @Schema(description = "Days of validity; expiresOn wins over it.", types = {"integer", "null"}, minimum = "1",
                maximum = "36500")
        Integer expiresAfterDays,
        CustomerRepresentation customer,
        @Schema(types = {"string", "null"}, maxLength = 255)
        String affiliateId,
        @Schema(description = "The vendor's own data.", types = {"string", "null"}, maxLength = 4000)
        String userData,
        @Schema(description = "0 not said, 1 PC, 2 virtual machine.", types = {"integer", "null"}, minimum = "0",
                maximum = "2")
        Integer computerType,
        @Schema(description = "Whether computers share seats.", types = {"boolean", "null"})
        Boolean floating,
        @Schema(description = "Whether the maintenance plan starts now.", types = {"boolean", "null"})
        Boolean maintenancePlan,
        @Schema(description = "The plan's length in days.", types = {"integer", "null"}, minimum = "1", maximum = "36500")
        Integer maintenanceDays,
        @Schema(types = {"string", "null"}, maxLength = OrderLine.MAX_REFERENCE)
        String subscriptionId,
        @Schema(description = "Whether the order is a test.", types = {"boolean", "null"})
        Boolean test,
        @Schema(description = "The name of a stored argument set that completes what is not said here.",
                types = {"string", "null"}, maxLength = ArgumentSet.MAX_NAME)
        String argumentSet) {

    private static final String CUSTOMER = "customer.";

    /**
     * The request as shops make it.
     *
     * @param provider empty only if {@code errors} says why
     * @throws io.github.keyreeve.web.api.problem.ProblemException naming every field that is wrong
     */
    public KeyRequest toKeyRequest(
            Optional<Provider> provider, Optional<String> idempotencyKey, Origin origin, FieldErrors errors) {
        Optional<String> order = errors.text("orderId", orderId, OrderLine.MAX_REFERENCE);
        Optional<String> orderLine = errors.text("line", line, OrderLine.MAX_REFERENCE);
        Optional<String> subscription = errors.text("subscriptionId", subscriptionId, OrderLine.MAX_REFERENCE);
        Optional<Quantity> licenses = errors.read("quantity", quantity, Quantity::new);
        Customer buyer = customer(errors);
        checkWhatArgumentsReadOtherwise(errors);
        if (!errors.isEmpty()) {
            addFaultsOfArguments(errors);
        }
        errors.throwIfAny();
        return new KeyRequest(provider.orElseThrow(), order, orderLine, subscription, idempotencyKey,
                licenses.orElse(Quantity.ONE), buyer, arguments(), true, List.of(), Map.of(),
                Boolean.TRUE.equals(test), Integer.MAX_VALUE, origin);
    }

    /** Only to name them as well: the issuing itself reads the arguments by the operator's rules. */
    private void addFaultsOfArguments(FieldErrors errors) {
        ArgumentReader reader = new ArgumentReader(arguments());
        IssuingArguments given = IssuingArguments.read(reader, true, IssuingRules.USUAL);
        if (argumentSet == null || argumentSet.isBlank()) {
            // A set may have what is not said here.
            given.check(reader);
        }
        errors.addAll(reader.errors(), OrderField::fieldError);
    }

    private Arguments arguments() {
        return Arguments.of(Arrays.stream(OrderField.values())
                .filter(field -> field.textIn(this).isPresent())
                .collect(Collectors.toMap(OrderField::argument, field -> field.textIn(this).get())));
    }

    private Customer customer(FieldErrors errors) {
        CustomerRepresentation given = customer == null ? CustomerRepresentation.UNKNOWN : customer;
        Function<CustomerPart, String> nameOf = part -> CUSTOMER + part.text();
        ArgumentReader reader = new ArgumentReader(Arguments.of(Arrays.stream(CustomerPart.values())
                .filter(part -> given.part(part) != null)
                .collect(Collectors.toMap(nameOf, given::part))));
        Customer read = CustomerReader.read(reader, nameOf);
        errors.addAll(reader.errors(), OrderField::fieldError);
        return read;
    }

    /** As arguments, a duration of -1 means none, and a set's name may be argument text or several names. */
    private void checkWhatArgumentsReadOtherwise(FieldErrors errors) {
        if (expiresAfterDays != null && expiresAfterDays < 1) {
            errors.number("expiresAfterDays", expiresAfterDays, 1, Expiry.MAX_DAYS);
        }
        if (argumentSet != null && !ArgumentSet.isName(argumentSet)) {
            errors.add("argumentSet", "must be the name of an argument set");
        }
    }
}
