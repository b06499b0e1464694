package io.github.keyreeve.application.port.in;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.Provider;
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
        Origin origin) {}
