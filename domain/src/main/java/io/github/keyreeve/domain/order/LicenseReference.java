package io.github.keyreeve.domain.order;

import java.util.Set;
import java.util.UUID;

/** How a caller says which licences it means. */
public sealed interface LicenseReference {

    /** @param typed as a person typed it */
    record OfKey(String typed) implements LicenseReference {

        @Override
        public String toString() {
            return "OfKey[…]";
        }
    }

    /** Every licence of the shop's order. */
    record OfOrder(ProviderName provider, String orderId) implements LicenseReference {}

    /** Every licence of the shop's subscription. */
    record OfSubscription(ProviderName provider, String subscriptionId) implements LicenseReference {}

    record OfId(UUID id) implements LicenseReference {}

    record OfIds(Set<UUID> ids) implements LicenseReference {}
}
