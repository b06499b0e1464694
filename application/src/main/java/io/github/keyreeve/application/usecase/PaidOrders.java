package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.application.port.out.Customers;
import io.github.keyreeve.application.port.out.OrderNumbers;
import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.application.port.out.Refunds;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.PriceArguments;
import io.github.keyreeve.domain.notice.Loss;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.PaymentNamed;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sees to the orders that shops tell of: what is known of them, whether keys are due, and for which lines. */
public final class PaidOrders {

    private final PaidLines lines;
    private final ToldSubscriptions subscriptions;
    private final KeepCustomers keepCustomers;
    private final Customers customers;
    private final OrderNumbers numbers;
    private final Refunds refunds;
    private final MappedArguments mapped;
    private final ProviderNames names;

    public PaidOrders(
            PaidLines lines,
            ToldSubscriptions subscriptions,
            KeepCustomers keepCustomers,
            Customers customers,
            OrderNumbers numbers,
            Refunds refunds,
            ArgumentSets argumentSets,
            ProviderNames names) {
        this.lines = lines;
        this.subscriptions = subscriptions;
        this.keepCustomers = keepCustomers;
        this.customers = customers;
        this.numbers = numbers;
        this.refunds = refunds;
        this.mapped = new MappedArguments(argumentSets);
        this.names = names;
    }

    NoticeResult issue(Told<OrderPaid> told) {
        OrderPaid order = told.notice();
        Provider provider = told.provider();
        numbers.note(provider.name(), order.orderId(), order.otherNumbers());
        order.lines().stream().flatMap(line -> line.subscriptionId().stream()).distinct()
                .forEach(subscription -> numbers.noteSubscription(provider.name(), subscription, order.orderId()));
        refunds.hold(provider.name(), order.orderId(), order.paid());
        if (order.testOrder() && provider.liveOnly()) {
            return NoticeResult.done("This is a test order, and this shop is set to live orders only.");
        }
        if (areAskedFor(provider)) {
            return note(told);
        }
        return order.lines().isEmpty()
                ? NoticeResult.done("The order has no line of at least one licence.")
                : lost(provider.name(), order.orderId()).orElseGet(() -> issueLines(told));
    }

    /** What becomes of anything that is to be issued with the order, if the money for it is gone. */
    Optional<NoticeResult> lost(ProviderName provider, String orderId) {
        return refunds.lossOf(provider, orderId).map(PaidOrders::lost);
    }

    /** Its keys may have waited for a mapping meanwhile, or the shop may have changed its mind. */
    private static NoticeResult lost(Loss loss) {
        return switch (loss) {
            case REFUNDED -> NoticeResult.done("The order is refunded, so nothing is issued for it.");
            case DISPUTED -> NoticeResult.waits("The order is disputed, so nothing is issued for it: run this again when the dispute is won.");
            case CANCELLED -> NoticeResult.waits("The order was cancelled, so nothing is issued for it: "
                    + "if it is paid after all, give its licences back or issue them by hand.");
        };
    }

    /** Whether the provider's keys come by the other door. */
    boolean areAskedFor(Provider provider) {
        return provider.notices().channel().orElseGet(() -> names.usualChannel(provider.name())) == Channel.ASK;
    }

    /** Other things are paid at the same shop, too. */
    NoticeResult name(Told<PaymentNamed> told) {
        ProviderName shop = told.provider().name();
        PaymentNamed named = told.notice();
        return numbers.orderOf(shop, named.payment())
                .map(order -> {
                    numbers.note(shop, order, named.otherNumbers());
                    return NoticeResult.done("The payment is known by its other numbers now.");
                })
                .orElseGet(() -> NoticeResult.maybeLater("Nothing that is known here was paid by it."));
    }

    /** Its keys come by the other door; what else is told counts. */
    private NoticeResult note(Told<OrderPaid> told) {
        OrderPaid order = told.notice();
        keep(told);
        List<NoticeResult> results = new ArrayList<>(List.of(
                NoticeResult.done("This shop asks for its keys (channel ask), so none were issued; the customer is noted.")));
        for (PaidLine line : order.lines()) {
            if (line.subscriptionId().isPresent() && line.paidUntil().isPresent()) {
                results.add(subscriptions.prolongIfKnown(
                        told, line.subscriptionId().get(), line.paidUntil().get(), order.orderId()));
            }
        }
        return NoticeResult.of(results);
    }

    private NoticeResult issueLines(Told<OrderPaid> told) {
        Map<String, ArgumentSet> stored = storedSets(told);
        Customer customer = customer(told);
        List<NoticeResult> results = new ArrayList<>();
        List<PaidLine> unmapped = new ArrayList<>();
        boolean tellsCustomer = false;
        for (PaidLine line : told.notice().lines()) {
            Mapping mapping = MappedArguments.mapping(line, told.provider(), stored);
            if (!isMapped(mapping, told.arguments(), stored)) {
                unmapped.add(line);
            } else if (isUnderpaid(told, line, mapping, stored)) {
                results.add(NoticeResult.waits(PaidLines.described(line) + ": less was paid than is_price and is_currency of its mapping say."));
            } else {
                PaidLines.Settled settled = lines.settle(told, line, mapping, customer);
                results.add(settled.result());
                tellsCustomer |= settled.tellsCustomer();
            }
        }
        if (tellsCustomer) {
            keep(told);
        }
        if (results.isEmpty()) {
            return withoutMapping(told, unmapped);
        }
        if (!unmapped.isEmpty()) {
            results.add(NoticeResult.partlyDone("Not mapped to a product, and so taken for something without a licence: " + described(unmapped) + "."));
        }
        return NoticeResult.of(results);
    }

    /** Stripe's checkout names its payment link, its invoice does not; the invoice may come first. */
    private NoticeResult withoutMapping(Told<OrderPaid> told, List<PaidLine> unmapped) {
        List<NoticeResult> settled = unmapped.stream().flatMap(line -> lines.settleUnmapped(told, line).stream()).toList();
        if (!settled.isEmpty()) {
            return NoticeResult.of(settled);
        }
        String words = "No line is mapped to a product: " + described(unmapped)
                + ". Store an argument set under one of the names that the shop's product gives, and run this again.";
        return unmapped.stream().anyMatch(line -> line.subscriptionId().isPresent()) ? NoticeResult.soon(words) : NoticeResult.waits(words);
    }

    private static String described(List<PaidLine> lines) {
        return lines.stream().map(PaidLines::described).collect(Collectors.joining(", "));
    }

    /** Shops that tell their customer's number only have told the rest before, or will. */
    private Customer customer(Told<OrderPaid> told) {
        Customer customer = told.notice().customer();
        return told.notice().customerNumber()
                .flatMap(number -> customers.find(CustomerIdentity.ofExternalId(told.provider().name(), number)))
                .map(known -> customer.orElse(known.customer()))
                .orElse(customer);
    }

    private void keep(Told<OrderPaid> told) {
        OrderPaid order = told.notice();
        if (!order.customer().email().isEmpty() || order.customerNumber().isPresent()) {
            keepCustomers.update(new KeepCustomers.Request(told.provider().name(), order.customer(), order.customerNumber(),
                    Optional.empty(), Optional.of(new LicenseReference.OfOrder(told.provider().name(), order.orderId())),
                    told.origin()));
        }
    }

    /** A buyer who can write which product is paid for could name one that costs more (source: contract 3.4). */
    private static boolean isUnderpaid(Told<OrderPaid> told, PaidLine line, Mapping mapping, Map<String, ArgumentSet> stored) {
        Arguments complete = MappedArguments.complete(told.arguments(), mapping, stored);
        Optional<Price> due = PriceArguments.read(new ArgumentReader(complete)).map(each -> each.times(line.quantity().licenses()));
        return PriceArguments.nameOne(complete) && !line.price().filter(paid -> due.filter(paid::covers).isPresent()).isPresent();
    }

    private Map<String, ArgumentSet> storedSets(Told<OrderPaid> told) {
        return mapped.stored(told.notice().lines().stream()
                .flatMap(line -> MappedArguments.names(line, told.provider()).stream())
                .distinct()
                .toList());
    }

    private static boolean isMapped(Mapping mapping, Arguments ofUrl, Map<String, ArgumentSet> stored) {
        return !mapping.arguments().values().isEmpty()
                || Stream.of("is_productid", "is_args").anyMatch(name -> ofUrl.value(name).isPresent())
                || mapping.sets().stream().map(ArgumentSet::comparable).anyMatch(stored::containsKey);
    }
}
