package io.github.keyreeve.domain.notice;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an event says.
 *
 * <p>Numbers of orders, lines and subscriptions are the shop's own, 1 to 255 characters. Where a notice names an order,
 * that is the number under which its lines were issued, or another one that {@link OrderPaid#otherNumbers} told of. Where
 * money went back, it may as well be a number of a renewal's {@link SubscriptionPaid#payment}.
 */
public sealed interface ShopNotice {

    /**
     * An order is paid, and its lines are to get their keys. Telling it again, by whatever event, changes nothing.
     *
     * @param otherNumbers by which the shop may name this order later: a payment, a charge, an invoice
     * @param lines those of at least one licence; other quantities are none
     * @param customer empty parts where nothing is known
     * @param customerNumber the shop's own number of the customer
     * @param testOrder whether the shop marks it as a test
     * @param paid how much was paid in all, for shops whose refunds do not say whether they are all of it
     */
    record OrderPaid(
            String orderId,
            Set<String> otherNumbers,
            List<PaidLine> lines,
            Customer customer,
            Optional<String> customerNumber,
            boolean testOrder,
            Optional<Price> paid)
            implements ShopNotice {

        /** Of a shop whose refunds say whether they are all of it. */
        public OrderPaid(
                String orderId,
                Set<String> otherNumbers,
                List<PaidLine> lines,
                Customer customer,
                Optional<String> customerNumber,
                boolean testOrder) {
            this(orderId, otherNumbers, lines, customer, customerNumber, testOrder, Optional.empty());
        }
    }

    /**
     * The payment of an order is authorised: it comes unless the shop says otherwise. Shops that tell this tell also when
     * the order is paid.
     */
    record OrderAuthorized(OrderPaid order) implements ShopNotice {}

    /**
     * A subscription that began earlier is paid for a further time.
     *
     * @param until the end of the time paid; absent where the shop does not say it: then the line's mapping must name days
     * @param payment or order by which this very renewal is known
     * @param line what is renewed, to find its mapping by; its line number and quantity do not count
     */
    record SubscriptionPaid(
            String subscriptionId, Optional<Instant> until, Optional<Payment> payment, Optional<PaidLine> line, boolean testOrder)
            implements ShopNotice {}

    /**
     * Of something that a subscription holds beside its product, such as seats, there is another number now.
     *
     * @param item the shop's own number of what is held; the lines of its licences begin with it
     * @param name what the shop calls it, for the staff; at most 255 characters, empty where it says nothing
     * @param licenses how many there are in all; absent where none are left
     * @param paidUntil the end of the time paid, where the shop says it
     * @param at when it was so: what was told of an earlier moment counts no more. Absent where the shop does not say it
     */
    record AllocationChanged(
            String subscriptionId,
            String item,
            String name,
            Optional<Quantity> licenses,
            Mapping mapping,
            Optional<Instant> paidUntil,
            Optional<Instant> at)
            implements ShopNotice {}

    /** The subscription is over, and so is the time paid. */
    record SubscriptionEnded(String subscriptionId) implements ShopNotice {}

    /**
     * All money went back for an order, or for the payment of a renewal.
     *
     * @param refund which one it was, for shops that have one word for refunds of any size: what is told of the amounts
     *     decides; absent where the shop says that all of it is back
     */
    record OrderRefunded(String order, Optional<Refund> refund) implements ShopNotice {

        /** As the shop says. */
        public OrderRefunded(String order) {
            this(order, Optional.empty());
        }
    }

    /**
     * Money went back for a part of an order, or of the payment of a renewal. Several parts may come to all of it.
     *
     * @param lines licences that were given back; none where the shop tells of money only
     * @param refund which one it was, where the shop numbers them
     */
    record OrderPartlyRefunded(String order, List<ReturnedLine> lines, Optional<Refund> refund) implements ShopNotice {

        /** A refund of money, of which nothing follows but that it was told. */
        public OrderPartlyRefunded(String order) {
            this(order, List.of(), Optional.empty());
        }
    }

    /**
     * All money went back for a time of a subscription, which the shop does not number as it told it.
     *
     * @param paidAt when that time was paid; absent where it is the first one, which the subscription's order paid
     */
    record SubscriptionRefunded(String subscriptionId, Optional<Instant> paidAt) implements ShopNotice {}

    /** @param quantity licences given back, at least 1 */
    record ReturnedLine(String line, int quantity) {}

    /** The buyer's bank took the money back, or asks to. */
    record OrderDisputed(String order) implements ShopNotice {}

    /** The dispute ended in the seller's favour. */
    record DisputeWon(String order) implements ShopNotice {}

    /**
     * The order was cancelled or deleted in the shop.
     *
     * @param mayBePaid false where the shop says that nobody had paid it: whoever pays it afterwards is not meant
     */
    record OrderCancelled(String order, boolean mayBePaid) implements ShopNotice {

        /** Of a shop that does not say whether it was paid. */
        public OrderCancelled(String order) {
            this(order, true);
        }
    }

    /**
     * The shop tells who a customer is.
     *
     * @param order whose customer this is, where the shop says it
     * @param at since when it is so, where the shop says it: what was told of an earlier moment counts no more
     */
    record CustomerTold(Customer customer, Optional<String> customerNumber, Optional<String> order, Optional<Instant> at)
            implements ShopNotice {}

    /**
     * The shop tells that an order began a subscription, so that later notices can name that.
     *
     * @param until the end of the time paid, where the shop says it
     */
    record SubscriptionBegun(String subscriptionId, String order, Optional<Instant> until) implements ShopNotice {}

    /** The shop tells other numbers by which it may name an order or a payment later. */
    record PaymentNamed(String payment, Set<String> otherNumbers) implements ShopNotice {}

    /** Several things at once, in their order. */
    record Several(List<ShopNotice> notices) implements ShopNotice {}

    /**
     * Nothing is to be done: the event is of a kind that does not matter, or only announces.
     *
     * @param why for the staff: a sentence without personal data
     */
    record NothingToDo(String why) implements ShopNotice {}

    /**
     * The event matters, but does not say enough.
     *
     * @param why what is missing, and what to change in the shop: a sentence for the staff without personal data
     */
    record NotUsable(String why) implements ShopNotice {}
}
