package io.github.keyreeve.application.port.out;

import io.github.keyreeve.domain.notice.Loss;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.ProviderName;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What shops were paid and what of it went back, refund by refund. What was paid goes by the number under which
 * {@link OrderNumbers} knows the order or the renewal's payment.
 */
public interface Refunds {

    /**
     * Keeps others from what was paid for until the transaction ends: who gives something for it and who takes that back do
     * so one after the other, and the second one sees what the first one did.
     *
     * @param paid is noted; what is known already stays as it is
     * @throws OutdatedReadException if another request holds the same for the first time now
     */
    void hold(ProviderName provider, String order, Optional<Price> paid);

    /**
     * Counts a refund; one that is told again counts once. However many are counted at once, one of them sees that they
     * are all.
     *
     * @param refund the shop's number of it, at most 255 characters
     * @param amount counts where it is in the currency of what was paid
     * @throws OutdatedReadException if another request counts the same refund, or holds the payment for the first time, now
     */
    Balance count(ProviderName provider, String order, String refund, Price amount, Instant at);

    /**
     * Records that a refund takes something from these licences.
     *
     * @param refund what tells it apart from others of the shop
     * @return those of them from which it took nothing before
     * @throws OutdatedReadException if another request records the same refund now
     */
    Set<UUID> take(ProviderName provider, String refund, Collection<UUID> licenseIds, Instant at);

    /**
     * Notes why the money for an order is gone, whether or not licences were issued for it. What weighs more stays.
     *
     * @throws OutdatedReadException if another request notes the same now
     */
    void lose(ProviderName provider, String order, Loss loss);

    /** Notes that a dispute about the order is won; what else it is lost by stays. */
    void regain(ProviderName provider, String order);

    /** Absent while the order is paid, as far as is known. */
    Optional<Loss> lossOf(ProviderName provider, String order);

    /**
     * @param paid absent where the shop never said it
     * @param returned the sum of the refunds
     */
    record Balance(Optional<Price> paid, Price returned) {

        /** Whether all that was paid went back; absent where nobody knows what was paid. */
        public Optional<Boolean> isAll() {
            return paid.map(returned::covers);
        }
    }
}
