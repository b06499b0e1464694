package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.IssuedOrders.Recorded;
import io.github.keyreeve.application.port.out.KeySource;
import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.application.port.out.MailOutbox;
import io.github.keyreeve.application.port.out.RefusedRepeats;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.usecase.Entitlements.Entitlement;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.Quantity;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Issues keys in one transaction with a constant number of statements: the product, the argument sets where the order
 * names any, and one insert each for the line, all its licences and all their events, and for the mail to the customer
 * where one is wanted.
 */
public final class KeyIssuer implements IssueKeys {

    private final Transactions transactions;
    private final Entitlements entitlements;
    private final IssuedOrders orders;
    private final History history;
    private final RefusedRepeats refusedRepeats;
    private final MailOutbox mails;
    private final KeySource keys;
    private final Ids ids;
    private final Clock clock;

    public KeyIssuer(
            Transactions transactions,
            Entitlements entitlements,
            IssuedOrders orders,
            LicenseEvents events,
            RefusedRepeats refusedRepeats,
            MailOutbox mails,
            KeySource keys,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.entitlements = entitlements;
        this.orders = orders;
        this.history = new History(events, ids);
        this.refusedRepeats = refusedRepeats;
        this.mails = mails;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome issue(KeyRequest request) {
        if (request.testOrder() && request.provider().liveOnly()) {
            return new Outcome.TestOrderRefused();
        }
        RequestArguments own = RequestArguments.of(request.arguments());
        ArgumentReader reader = new ArgumentReader(own.arguments());
        LineIdentification line = LineIdentification.of(request, own, entitlements.read(reader, request));
        if (!reader.errors().isEmpty()) {
            return new Outcome.Invalid(reader.errors());
        }
        return transactions.inTransaction(() -> issue(request, own, line));
    }

    private Outcome issue(KeyRequest request, RequestArguments own, LineIdentification line) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (entitlements.of(request, own, now)) {
            case Entitlement.Granted granted -> store(request, line, granted, now);
            // What was issued once is answered again, even if its product or argument set is gone by now.
            case Entitlement.Refused refused -> line.identity()
                    .flatMap(orders::find)
                    .map(known -> repeated(request, line, known, now))
                    .orElseGet(() -> new Outcome.Invalid(refused.errors()));
        };
    }

    private Outcome store(KeyRequest request, LineIdentification line, Entitlement.Granted granted, Instant now) {
        IssuedOrder order = new IssuedOrder(orderLine(request, granted, now), licenses(granted, request.quantity(), now));
        if (!orders.add(order, line.identity(), line.content())) {
            return repeated(request, line, orders.find(line.identity().orElseThrow()).orElseThrow(), now);
        }
        history.tell(LicenseEvent.Kind.ISSUED, order.licenses(), now, request.origin(), license -> List.of());
        if (order.line().mail().send()) {
            mails.add(OrderMail.ofKeys(ids.next(), order.line(), now));
        }
        return new Outcome.Issued(order);
    }

    private Outcome repeated(KeyRequest request, LineIdentification line, Recorded known, Instant now) {
        if (!line.sameContentAs(known)) {
            return new Outcome.OtherContent();
        }
        IssuedOrder issued = known.order();
        if (!issued.line().quantity().equals(request.quantity())) {
            refusedRepeats.record(ids.next(), issued.line().id(), request.quantity(), now);
            return new Outcome.OtherQuantity(issued, request.quantity().licenses());
        }
        return new Outcome.AlreadyIssued(issued);
    }

    private OrderLine orderLine(KeyRequest request, Entitlement.Granted granted, Instant now) {
        return new OrderLine(
                ids.next(),
                request.provider().name(),
                request.orderId(),
                request.line(),
                request.subscriptionId(),
                request.quantity(),
                granted.allowance().activationsPerKey(),
                request.customer(),
                request.testOrder(),
                granted.mail(),
                now);
    }

    private List<License> licenses(Entitlement.Granted granted, Quantity quantity, Instant now) {
        List<License> licenses = new ArrayList<>();
        for (int activations : granted.allowance().activationsFor(quantity.licenses())) {
            licenses.add(License.issued(
                    ids.next(),
                    keys.next(granted.terms().model()),
                    granted.terms(),
                    granted.productName(),
                    activations,
                    granted.floatingSeats(),
                    now));
        }
        return licenses;
    }
}
