package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;

/** Up to which moment shops have told what their subscriptions hold, since messages overtake each other. */
public interface Allocations {

    /**
     * Notes the moment, unless a later one is known. Whoever notes one for the same item meanwhile waits until this
     * transaction ends.
     *
     * @param item the shop's own number of what is held
     * @param at kept to the microsecond
     * @return whether no later one was known
     * @throws OutdatedReadException if another request notes the item's first moment now
     */
    boolean advance(ProviderName provider, String subscriptionId, String item, Instant at);
}
