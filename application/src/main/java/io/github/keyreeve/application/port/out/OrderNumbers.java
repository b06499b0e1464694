package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers by which shops name their orders: the order's own, and others such as those of its payment or its
 * subscription. An order is known here as soon as its shop told that it is paid, also if it needed no licence. The
 * payment of a renewal counts as an order of its own, as it does at most shops.
 */
public interface OrderNumbers {

    /** Notes an order's numbers; those that are known already stay as they are. */
    void note(ProviderName provider, String orderId, Set<String> otherNumbers);

    /** The order that a number names. */
    Optional<String> orderOf(ProviderName provider, String number);

    /** Notes that the subscription belongs to the order; a subscription may belong to several. */
    void noteSubscription(ProviderName provider, String subscriptionId, String orderId);

    /** The orders that the subscription belongs to. */
    List<String> ordersOfSubscription(ProviderName provider, String subscriptionId);
}
