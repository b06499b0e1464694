package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One order line for which a caller, already admitted, wants keys.
 *
 * @param arguments the seller's arguments as the request itself says them, {@code is_args} included
 * @param withExpiry whether the method called knows expiry arguments
 * @param mappedSets names of argument sets that the shop's own product names point to; they complete the arguments
 *     where they exist, and are no part of the line's identity
 * @param lineFields the shop's own fields that tell the lines of an order apart
 * @param maxKeys the most keys that the shop can take in one answer
 * @param usual arguments that apply where neither the request's own nor a set says otherwise; no part of the identity
 * @param paidTime how long the line is paid for, where it is one of a subscription
 */
public record KeyRequest(
        Provider provider,
        Optional<String> orderId,
        Optional<String> line,
        Optional<String> subscriptionId,
        Optional<String> idempotencyKey,
        Quantity quantity,
        Customer customer,
        Arguments arguments,
        boolean withExpiry,
        List<String> mappedSets,
        Map<String, String> lineFields,
        boolean testOrder,
        int maxKeys,
        Origin origin,
        Arguments usual,
        Optional<PaidTime> paidTime) {

    /** A request of a shop that says everything by arguments. */
    public KeyRequest(
            Provider provider,
            Optional<String> orderId,
            Optional<String> line,
            Optional<String> subscriptionId,
            Optional<String> idempotencyKey,
            Quantity quantity,
            Customer customer,
            Arguments arguments,
            boolean withExpiry,
            List<String> mappedSets,
            Map<String, String> lineFields,
            boolean testOrder,
            int maxKeys,
            Origin origin) {
        this(provider, orderId, line, subscriptionId, idempotencyKey, quantity, customer, arguments, withExpiry, mappedSets,
                lineFields, testOrder, maxKeys, origin, Arguments.NONE, Optional.empty());
    }

    /**
     * The time that a subscription is paid for. It ends licences that are not permanent by their arguments.
     *
     * @param told whether the shop said it: then it counts whatever the arguments say, else only where they say nothing
     */
    public record PaidTime(Instant until, boolean told) {

        public LicenseTerms appliedTo(LicenseTerms terms) {
            boolean counts = told || terms.expiry() instanceof Expiry.Never;
            return counts && !terms.model().isPermanent() ? terms.with(new Expiry.At(until)) : terms;
        }
    }
}
