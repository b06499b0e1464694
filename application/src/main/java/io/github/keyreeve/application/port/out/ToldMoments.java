package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;

/** Up to which moment shops have told of what changes with time, since messages overtake each other. */
public interface ToldMoments {

    /**
     * Notes the moment, unless a later one is known. Whoever notes one for the same subject meanwhile waits until this
     * transaction ends.
     *
     * @param at kept to the microsecond
     * @return whether no later one was known
     * @throws OutdatedReadException if another request notes the subject's first moment now
     */
    boolean advance(ProviderName provider, Subject subject, Instant at);

    /** What a shop tells of, by the shop's own numbers. */
    sealed interface Subject {

        /** How much a subscription holds of an item. */
        record Holding(String subscriptionId, String item) implements Subject {}

        /** Who a customer is. */
        record Person(String customerNumber) implements Subject {}
    }
}
