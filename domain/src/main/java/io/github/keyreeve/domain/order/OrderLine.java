package io.github.keyreeve.domain.order;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of an order as a shop reported it.
 *
 * @param orderId the shop's own number of the order, at most 255 characters; absent where the caller has none
 * @param line the shop's own number of the line, at most 255 characters
 * @param subscriptionId the shop's number of the subscription that the line starts, at most 255 characters
 * @param activationsPerLicense how many activations each licence ordered brought, 1 to 1,000,000; what the order got besides is
 *     not of any licence
 * @param customer as the shop told it with this order
 * @param testOrder whether the shop marked the order as a test
 */
public record OrderLine(
        UUID id,
        ProviderName provider,
        Optional<String> orderId,
        Optional<String> line,
        Optional<String> subscriptionId,
        Quantity quantity,
        int activationsPerLicense,
        Customer customer,
        boolean testOrder,
        MailWishes mail,
        Instant createdAt) {

    public static final int MAX_REFERENCE = 255;
}
