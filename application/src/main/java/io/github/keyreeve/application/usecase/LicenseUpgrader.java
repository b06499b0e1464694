package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.UpgradeLicenses;
import io.github.keyreeve.application.port.out.Activations;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.IssuedOrders.Recorded;
import io.github.keyreeve.application.port.out.KeySource;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.application.port.out.OutdatedReadException;
import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.MailWishes;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Puts new keys in the place of old ones. The new key has an order line of its own, which the old licence identifies. */
public final class LicenseUpgrader implements UpgradeLicenses {

    private final Transactions transactions;
    private final ReferredLicenses referred;
    private final Licenses licenses;
    private final IssuedOrders orders;
    private final Activations activations;
    private final Products products;
    private final History history;
    private final KeySource keys;
    private final Ids ids;
    private final UsageRules rules;
    private final Clock clock;

    public LicenseUpgrader(
            Transactions transactions,
            ReferredLicenses referred,
            Licenses licenses,
            IssuedOrders orders,
            Activations activations,
            Products products,
            History history,
            KeySource keys,
            Ids ids,
            UsageRules rules,
            Clock clock) {
        this.transactions = transactions;
        this.referred = referred;
        this.licenses = licenses;
        this.orders = orders;
        this.activations = activations;
        this.products = products;
        this.history = history;
        this.keys = keys;
        this.ids = ids;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Outcome upgrade(Request request) {
        return transactions.inTransaction(() -> referred.find(request.which()).stream()
                .findFirst()
                .map(old -> switch (old.license().standing()) {
                    case Standing.Good good -> replace(old, request);
                    case Standing.Upgraded upgraded -> successor(old.license(), request);
                    case Standing.Revoked revoked -> new Outcome.Revoked();
                })
                .orElseGet(Outcome.NotFound::new));
    }

    private Outcome successor(License old, Request request) {
        Recorded recorded = orders.find(OrderLineIdentity.ofUpgrade(old.id())).orElseThrow();
        return recorded.content().equals(content(request))
                ? new Outcome.Upgraded(licenses.find(recorded.order().licenses().getFirst().id()).orElseThrow(), false)
                : new Outcome.UpgradedOtherwise();
    }

    private Outcome replace(OrderedLicense old, Request request) {
        Optional<String> productName = products.nameOf(request.to());
        if (productName.isEmpty()) {
            return invalid("is_productid", "names no product that has this is_majorversion and is_minorversion");
        }
        if (request.to().equals(old.license().terms().version()) && request.features().isEmpty()) {
            return invalid("is_majorversion", "must be another version than the licence's own, or is_features must be given");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LicenseTerms terms = terms(old.license().terms(), request);
        License fresh = License.issued(ids.next(), keys.next(terms.model()), terms, productName.get(),
                old.license().activationsAllowed(), old.license().floatingSeats(), now)
                .with(old.license().releases());
        store(old, request, fresh, now);
        return new Outcome.Upgraded(licenses.find(fresh.id()).orElseThrow(), true);
    }

    private void store(OrderedLicense old, Request request, License fresh, Instant now) {
        licenses.replace(List.of(old.license().with(new Standing.Upgraded(now))));
        IssuedOrder order = new IssuedOrder(orderLine(old, request, now), List.of(fresh));
        if (!orders.add(order, Optional.of(OrderLineIdentity.ofUpgrade(old.license().id())), content(request))) {
            throw new OutdatedReadException();
        }
        if (isOfTheSameCustomer(request.order(), old)) {
            licenses.showCustomerOf(old.license().id(), fresh.id());
        }
        int computers = rules.upgradeKeepsComputers() ? activations.copy(old.license().id(), fresh.id(), ids) : 0;
        if (computers > 0) {
            start(fresh, now);
        }
        history.tell(Kind.UPGRADED, old.license(), now, request.origin(),
                List.of(new Change("successor", "", fresh.id().toString())));
        Change replaces = new Change("replaces", "", old.license().id().toString());
        history.tell(Kind.ISSUED, fresh, now, request.origin(), computers == 0
                ? List.of(replaces)
                : List.of(replaces, new Change("activationsUsed", "", String.valueOf(computers))));
    }

    /** Who is told of later by the shop's own number: then both keys show it. */
    private static boolean isOfTheSameCustomer(UpgradeOrder order, OrderedLicense old) {
        String told = order.customer().email();
        return told.isEmpty() || told.equalsIgnoreCase(old.customer().email());
    }

    /** Days wait for a first activation; a licence that has one already would never end. */
    private void start(License fresh, Instant now) {
        License started = fresh.startedAt(now, rules.zone());
        if (!started.equals(fresh)) {
            licenses.replace(List.of(started));
        }
    }

    private static LicenseTerms terms(LicenseTerms old, Request request) {
        Expiry expiry = request.expiry().orElse(old.expiry());
        LicenseModel model = old.model().isPermanent() && !(expiry instanceof Expiry.Never)
                ? old.model().subscription()
                : old.model();
        return new LicenseTerms(request.to(), model, request.features().orElse(old.features()), expiry, old.maintenance(), old.tags());
    }

    private OrderLine orderLine(OrderedLicense old, Request request, Instant now) {
        OrderLine before = old.order();
        UpgradeOrder order = request.order();
        return new OrderLine(
                ids.next(),
                order.orderId().isPresent() ? order.provider() : before.provider(),
                order.orderId().or(before::orderId),
                Optional.empty(),
                order.subscriptionId().or(before::subscriptionId),
                before.quantity(),
                before.activationsPerLicense(),
                order.customer().orElse(old.customer()),
                before.testOrder(),
                MailWishes.NONE,
                now);
    }

    /** What makes a repeated upgrade the same one. An expiry that counts from today is another one tomorrow. */
    private static String content(Request request) {
        return OrderLineIdentity.contentFingerprint(List.of(
                request.to().toString(), request.features().map(FeatureSets::toString).orElse("")));
    }

    private static Outcome invalid(String argument, String message) {
        return new Outcome.Invalid(List.of(new ArgumentError(argument, message)));
    }
}
