package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.application.port.in.KeyRequest.PaidTime;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.ShownName;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Issues the keys of single lines of the orders that shops tell of, and says what became of each. */
public final class PaidLines {

    /** What a subscription gets whose shop and mapping do not say how long it is paid for. */
    static final Duration UNTOLD_PERIOD = Duration.ofDays(31);

    private static final String SEND_MAIL = "is_send_mail";
    private static final String MODEL = "is_licensemodel";

    private final IssueKeys issueKeys;
    private final ToldSubscriptions subscriptions;
    private final Licenses licenses;
    private final Clock clock;

    public PaidLines(IssueKeys issueKeys, ToldSubscriptions subscriptions, Licenses licenses, Clock clock) {
        this.issueKeys = issueKeys;
        this.subscriptions = subscriptions;
        this.licenses = licenses;
        this.clock = clock;
    }

    /** @param tellsCustomer whether the order tells of the customer what was not known of who has the keys */
    record Settled(NoticeResult result, boolean tellsCustomer) {}

    /** Issues a line's keys, or renews what it goes on with. */
    Settled settle(Told<OrderPaid> told, PaidLine line, Mapping mapping, Customer customer) {
        Optional<NoticeResult> renewed = renew(told, line);
        if (renewed.isPresent()) {
            return new Settled(renewed.get(), false);
        }
        PaidTime time = paidTime(line);
        IssueKeys.Outcome outcome = issueKeys.issue(
                request(told, told.notice().orderId(), line, mapping, customer, told.notice().testOrder(), time));
        return new Settled(result(told, line, time, outcome), tellsCustomer(told.notice(), outcome));
    }

    /**
     * What becomes of a line that nothing maps: another event of the same sale may have said what was bought, and an earlier
     * order what goes on.
     *
     * @return empty where its keys are still to be issued
     */
    Optional<NoticeResult> settleUnmapped(Told<OrderPaid> told, PaidLine line) {
        return renew(told, line).or(() -> hasKeys(told, line) ? Optional.of(again(told, line)) : Optional.empty());
    }

    private boolean hasKeys(Told<OrderPaid> told, PaidLine line) {
        ProviderName provider = told.provider().name();
        return line.subscriptionId()
                .map(subscription -> !subscriptions.of(provider, subscription).isEmpty())
                .orElseGet(() -> licenses.ofOrder(provider, told.notice().orderId()).stream()
                        .anyMatch(ordered -> ordered.order().line().equals(Optional.of(line.line()))));
    }

    /** Goes on with what another order of the line's subscription began, if there is one. */
    private Optional<NoticeResult> renew(Told<OrderPaid> told, PaidLine line) {
        OrderPaid order = told.notice();
        return line.subscriptionId()
                .filter(subscription -> subscriptions.hasOtherOrders(told.provider().name(), subscription, order.orderId()))
                .map(subscription -> subscriptions.renew(told.with(new SubscriptionPaid(subscription, line.paidUntil(),
                        Optional.of(new Payment(order.orderId(), order.otherNumbers(), order.paid())), Optional.of(line), order.testOrder()))));
    }

    /** Its end may have been guessed until now. */
    private NoticeResult again(Told<OrderPaid> told, PaidLine line) {
        NoticeResult again = NoticeResult.done("%s had its keys already.".formatted(described(line)));
        return line.paidUntil().isPresent() && line.subscriptionId().isPresent()
                ? NoticeResult.of(List.of(again,
                        subscriptions.prolongIfKnown(told, line.subscriptionId().get(), line.paidUntil().get(), told.notice().orderId())))
                : again;
    }

    /** What was issued without an address may wait for the one that is told now. */
    private static boolean tellsCustomer(OrderPaid order, IssueKeys.Outcome outcome) {
        return switch (outcome) {
            case IssueKeys.Outcome.Issued issued -> order.customerNumber().isPresent();
            case IssueKeys.Outcome.AlreadyIssued known -> known.order().line().customer().email().isEmpty();
            default -> false;
        };
    }

    /** Issues what a line of an order is entitled to. */
    IssueKeys.Outcome issue(Told<?> told, String orderId, PaidLine line, Mapping mapping, Customer customer, boolean testOrder) {
        return issueKeys.issue(request(told, orderId, line, mapping, customer, testOrder, paidTime(line)));
    }

    private static KeyRequest request(Told<?> told, String orderId, PaidLine line, Mapping mapping, Customer customer,
            boolean testOrder, PaidTime time) {
        return new KeyRequest(
                told.provider(),
                Optional.of(orderId),
                Optional.of(line.line()),
                line.subscriptionId(),
                Optional.empty(),
                line.quantity(),
                customer,
                told.arguments().orElse(mapping.arguments()),
                true,
                mapping.sets(),
                Map.of(),
                testOrder,
                Integer.MAX_VALUE,
                told.origin(),
                usual(told.provider(), line),
                Optional.of(time));
    }

    private NoticeResult result(Told<OrderPaid> told, PaidLine line, PaidTime time, IssueKeys.Outcome outcome) {
        String which = described(line);
        return switch (outcome) {
            case IssueKeys.Outcome.Issued issued -> {
                String words = "%s: %s.".formatted(which, issued(issued.order()));
                yield endsWithUntoldPeriod(time, issued.order())
                        ? NoticeResult.partlyDone(words + " Neither the shop nor the mapping says how long it is paid for, so it ends after %d days; is_expduration in the mapping says it.".formatted(UNTOLD_PERIOD.toDays()))
                        : NoticeResult.done(words);
            }
            case IssueKeys.Outcome.AlreadyIssued known -> again(told, line);
            case IssueKeys.Outcome.Invalid invalid -> NoticeResult.waits("%s: %s.".formatted(which, sentences(invalid.errors())));
            case IssueKeys.Outcome.OtherQuantity other -> NoticeResult.waits(
                    "%s: keys were issued for quantity %d already, not %d.".formatted(
                            which, other.issued().line().quantity().licenses(), other.asked()));
            case IssueKeys.Outcome.OtherContent other -> NoticeResult.waits(which + ": its number was used for something else.");
            case IssueKeys.Outcome.TestOrderRefused refused ->
                    NoticeResult.done("This is a test order, and this shop is set to live orders only.");
        };
    }

    /** Also of lines that name no subscription: some shops tell of that apart from the order, and it may be lost. */
    private PaidTime paidTime(PaidLine line) {
        return line.paidUntil().map(until -> new PaidTime(until, true))
                .orElseGet(() -> new PaidTime(clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(UNTOLD_PERIOD), false));
    }

    /** What applies where neither the mapping nor its sets say otherwise. */
    private static Arguments usual(Provider provider, PaidLine line) {
        Arguments mail = provider.notices().mailsKeys() ? Arguments.of(Map.of(SEND_MAIL, "true")) : Arguments.NONE;
        return line.subscriptionId().isPresent() ? mail.orElse(Arguments.of(Map.of(MODEL, "subscription"))) : mail;
    }

    private static boolean endsWithUntoldPeriod(PaidTime time, IssuedOrder order) {
        return !time.told() && order.licenses().getFirst().terms().expiry().equals(new Expiry.At(time.until()));
    }

    static String issued(IssuedOrder order) {
        int keys = order.licenses().size();
        int computers = order.licenses().stream().mapToInt(License::activationsAllowed).sum();
        return "%d %s for %d %s".formatted(keys, keys == 1 ? "key" : "keys", computers, computers == 1 ? "computer" : "computers");
    }

    static String described(PaidLine line) {
        return line.name().isEmpty()
                ? "Line " + ShownName.of(line.line())
                : "Line %s (%s)".formatted(ShownName.of(line.line()), ShownName.of(line.name()));
    }

    static String sentences(List<ArgumentError> errors) {
        return errors.stream().map(error -> error.argument() + " " + error.message()).collect(Collectors.joining("; "));
    }
}
