package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.Several;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionBegun;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A paid invoice of Stripe's: of a subscription that begins, of its further time, or of a single sale. */
record StripeInvoice(EventJson invoice, boolean testOrder) {

    private static final String BEGIN = "subscription_create";
    private static final String MANUAL = "manual";

    ShopNotice notice() {
        if (!invoice.at("status").textOr("paid").equals("paid")) {
            return new NothingToDo("The invoice waits for the rest of the payment.");
        }
        if (!invoice.at("lines", "data").isList()) {
            throw new UnreadableRequestException("data.object.lines.data", "is missing");
        }
        Optional<String> subscription = subscription();
        if (subscription.isEmpty()) {
            return complete(paid(number(), Optional.empty()));
        }
        return switch (invoice.at("billing_reason").textOr("")) {
            case BEGIN -> complete(
                    paid(subscription.get(), subscription),
                    new SubscriptionBegun(subscription.get(), subscription.get(), paidUntil()));
            case MANUAL -> periodic().isEmpty() ? complete(paid(number(), Optional.empty())) : renewed(subscription.get());
            default -> renewed(subscription.get());
        };
    }

    private String number() {
        return invoice.requiredNumber("id");
    }

    private OrderPaid paid(String order, Optional<String> subscription) {
        Set<String> otherNumbers = payments();
        otherNumbers.remove(order);
        return new OrderPaid(
                order, otherNumbers, paid(lines(), subscription), customer(), invoice.numberOf("customer"), testOrder);
    }

    private List<PaidLine> paid(List<StripeInvoiceLine> lines, Optional<String> subscription) {
        Arguments forAllLines = subscription.map(any -> ofSubscription()).orElse(Arguments.NONE)
                .orElse(invoice.at("metadata").arguments());
        return StripeLine.numbered(lines).entrySet().stream()
                .map(line -> line.getValue().paid(line.getKey(), subscription, forAllLines))
                .flatMap(Optional::stream)
                .toList();
    }

    /** An event holds ten lines at most; that more were bought must not go unseen. */
    private ShopNotice complete(ShopNotice... notices) {
        List<ShopNotice> all = new ArrayList<>(List.of(notices));
        if (invoice.at("lines", "has_more").isTrue()) {
            all.add(new NotUsable("Stripe told only the first lines of the invoice: issue the others by hand; with a key of its API it is asked for them."));
        }
        return all.size() == 1 ? all.getFirst() : new Several(all);
    }

    private ShopNotice renewed(String subscription) {
        List<StripeInvoiceLine> periodic = periodic();
        if (periodic.isEmpty()) {
            return new NothingToDo("The invoice settles what belongs to a time already paid.");
        }
        return new SubscriptionPaid(
                subscription,
                paidUntil(),
                Optional.of(payment()),
                paid(periodic, Optional.of(subscription)).stream().findFirst(),
                testOrder);
    }

    private Payment payment() {
        Set<String> otherNumbers = payments();
        otherNumbers.remove(number());
        return new Payment(number(), otherNumbers, Optional.empty());
    }

    private Optional<Instant> paidUntil() {
        return periodic().stream()
                .flatMap(line -> line.paidUntil().stream())
                .max(Comparator.naturalOrder());
    }

    private List<StripeInvoiceLine> periodic() {
        return lines().stream().filter(line -> !line.isSingleSale()).toList();
    }

    private List<StripeInvoiceLine> lines() {
        return invoice.at("lines", "data").items().stream()
                .map(StripeInvoiceLine::new)
                .filter(line -> !line.isProration())
                .toList();
    }

    private Optional<String> subscription() {
        return invoice.numberOf("subscription")
                .or(() -> invoice.numberOf("parent", "subscription_details", "subscription"));
    }

    private Arguments ofSubscription() {
        return invoice.at("subscription_details", "metadata").arguments()
                .orElse(invoice.at("parent", "subscription_details", "metadata").arguments());
    }

    /** Where payments stand since 2025-03-31 is unverified; without them a refund does not find its order. */
    private Set<String> payments() {
        Set<String> numbers = new LinkedHashSet<>();
        numbers.add(number());
        Stream.concat(
                        Stream.of(invoice),
                        invoice.at("payments", "data").items().stream().map(payment -> payment.at("payment")))
                .flatMap(place -> Stream.of(place.numberOf("payment_intent"), place.numberOf("charge")))
                .forEach(number -> number.ifPresent(numbers::add));
        return numbers;
    }

    private Customer customer() {
        return StripeCheckout.address(new ToldCustomer(), invoice.at("customer_address"))
                .with(CustomerPart.EMAIL, invoice.at("customer_email").text())
                .with(CustomerPart.NAME, invoice.at("customer_name").text())
                .with(CustomerPart.PHONE, invoice.at("customer_phone").text())
                .customer();
    }
}
