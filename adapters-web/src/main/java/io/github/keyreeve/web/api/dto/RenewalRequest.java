package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.RenewLicenses.Payment;
import io.github.keyreeve.domain.argument.ExpiryArguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;

/** How far to prolong something. */
@Schema(description = "How far to prolong: to a day or by days.")
public record RenewalRequest(
        @Schema(description = "The last day of validity. Never shortens.", types = {"string", "null"}, format = "date",
                example = "2027-01-05")
        String expiresOn,
        @Schema(description = "Days to add.", types = {"integer", "null"}, minimum = "1", maximum = "36500")
        Integer days,
        @Schema(description = "The shop of the order by which the renewal was paid.", types = {"string", "null"},
                example = "fastspring")
        String provider,
        @Schema(description = "That order's number: a renewal by days is done once for it, however often it comes.",
                types = {"string", "null"}, maxLength = OrderLine.MAX_REFERENCE)
        String orderId) {

    /** Empty if nothing was said, or with an error. */
    public Optional<Renewal> toRenewal(IssuingRules rules, FieldErrors errors) {
        Optional<LocalDate> on = errors.read("expiresOn", expiresOn, ExpiryArguments::isoDay);
        Optional<Integer> by = errors.number("days", days, 1, Expiry.MAX_DAYS);
        if (expiresOn != null && days != null) {
            errors.add("days", "must not be sent together with expiresOn");
        }
        return new ExpiryArguments(on, by).renewal(rules);
    }

    /** As {@link #toRenewal}, where something must be said. */
    public Optional<Renewal> toNeededRenewal(IssuingRules rules, FieldErrors errors) {
        if (expiresOn == null && days == null) {
            errors.add("expiresOn", "is missing; days may be sent instead");
        }
        return toRenewal(rules, errors);
    }

    /** @param paidAt empty if no provider was named, or with an error */
    public Optional<Payment> toPayment(Optional<Provider> paidAt, FieldErrors errors) {
        Optional<String> order = errors.text("orderId", orderId, OrderLine.MAX_REFERENCE);
        if (provider != null && order.isEmpty()) {
            errors.add("orderId", "is missing; provider has no meaning without it");
        }
        if (provider == null && order.isPresent()) {
            errors.add("provider", "is missing; order numbers differ from shop to shop only");
        }
        return paidAt.flatMap(shop -> order.map(id -> new Payment(shop.name(), id)));
    }
}
