package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * What was done to licences for an order or message of a shop and counts once only: renewals by days, and what a partial
 * refund takes back.
 */
public interface Renewals {

    /**
     * Records that it is done to these licences.
     *
     * @param orderId of the order or message, at most 255 characters
     * @return those of them to which it was not done before
     * @throws OutdatedReadException if another request records the same order now
     */
    Set<UUID> record(Subject subject, ProviderName provider, String orderId, Collection<UUID> licenseIds, Instant at);

    /** What is done: one order may do several. */
    enum Subject {
        LICENSE,
        MAINTENANCE,
        REFUND;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
