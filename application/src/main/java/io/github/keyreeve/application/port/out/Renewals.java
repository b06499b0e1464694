package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The renewals by days that were done for an order of a shop, so that a repeated one does not prolong twice. */
public interface Renewals {

    /**
     * Records that the order renews these licences.
     *
     * @return those of them that the order has not renewed before
     * @throws OutdatedReadException if another request records the same order now
     */
    Set<UUID> record(Subject subject, ProviderName provider, String orderId, Collection<UUID> licenseIds, Instant at);

    /** What is renewed: one order may renew both. */
    enum Subject {
        LICENSE,
        MAINTENANCE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
