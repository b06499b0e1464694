package io.github.keyreeve.persistence;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.in.ActivateComputers.Validation;
import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.LicenseEvents;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.Storage;
import io.github.keyreeve.application.port.out.StorageContract;
import io.github.keyreeve.application.secret.ComputerKeys;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.application.usecase.ActivationDesk;
import io.github.keyreeve.application.usecase.Announcements;
import io.github.keyreeve.application.usecase.ChangedLicenses;
import io.github.keyreeve.application.usecase.History;
import io.github.keyreeve.application.usecase.LicenseRenewer;
import io.github.keyreeve.application.usecase.LicenseRevoker;
import io.github.keyreeve.application.usecase.ReferredLicenses;
import io.github.keyreeve.application.usecase.SubscribedEndpoints;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.mail.OrderMail;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.provider.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the number of statements does not grow with the number of keys or orders. */
abstract class StatementCountContract extends StorageContract {

    protected abstract Database database();

    @Override
    protected Storage storage() {
        return new JooqStorage(database());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void issuesKeysWithThreeStatements(int keys) {
        Product product = aStoredProduct();
        IssuedOrder order = anOrder().of(product).withLicenses(keys).build();

        int statements = StatementCount.of(database(), () -> storage().transactions().inTransaction(() -> {
            storage().issuedOrders().add(order, Optional.of(anIdentity()), "content");
            storage().licenseEvents().add(eventsOf(order.licenses()));
            return order;
        }));

        assertThat(statements).isEqualTo(3);
        assertThat(storage().issuedOrders().find(order.line().id())).contains(order);
    }

    @Test
    void writesAMailDownAndFindsItWithOneStatementEach() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        store(order);
        OrderMail mail = OrderMail.ofKeys(ids.next(), order.line(), Orders.SAMPLE_INSTANT);

        assertThat(StatementCount.of(database(), () -> storage().mails().add(mail))).isEqualTo(1);
        assertThat(StatementCount.of(database(), () -> storage().mails().due(Orders.SAMPLE_INSTANT, 20))).isEqualTo(1);
    }

    /** Who is told is known for a second, in which the clock stands still here. */
    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void announcesWithOneStatementWhereSomebodyIsToldAndWithNoneElse(int keys) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(keys).build();
        store(order);
        storage().eventEndpoints().all().forEach(left -> storage().eventEndpoints().remove(left.id()));
        assertThat(statementsOfHistory(order)).isEqualTo(1);

        storage().eventEndpoints().add(new EventEndpoint(ids.next(), "https://example.com", Set.of(EventType.LICENSE_ACTIVATED), true,
                false, false, new Secret("secret"), Orders.SAMPLE_INSTANT));
        assertThat(statementsOfHistory(order)).isEqualTo(1);

        storage().eventEndpoints().add(new EventEndpoint(ids.next(), "https://example.com", Set.of(), true, false, false,
                new Secret("secret"), Orders.SAMPLE_INSTANT));
        assertThat(statementsOfHistory(order)).isEqualTo(2);
    }

    private int statementsOfHistory(IssuedOrder order) {
        LicenseEvents announced = new Announcements(new SubscribedEndpoints(storage().eventEndpoints(), SettableClock.atSampleDate()),
                storage().deliveries(), ids).of(storage().licenseEvents());
        announced.add(eventsOf(order.licenses().subList(0, 1)));
        return StatementCount.of(database(), () -> storage().transactions().inTransaction(() -> {
            announced.add(eventsOf(order.licenses()));
            return order;
        }));
    }

    private List<LicenseEvent> eventsOf(List<License> licenses) {
        return licenses.stream()
                .map(license -> new LicenseEvent(ids.next(), license.id(), LicenseEvent.Kind.ISSUED, Orders.SAMPLE_INSTANT,
                        new LicenseEvent.Origin("test", ""), List.of()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void findsAnOrderWithTwoStatementsAndALicenseWithOne(int keys) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(keys).build();
        OrderLineIdentity identity = anIdentity();
        storage().issuedOrders().add(order, Optional.of(identity), "content");

        assertThat(StatementCount.of(database(), () -> storage().issuedOrders().find(identity))).isEqualTo(2);
        assertThat(StatementCount.of(database(), () -> storage().issuedOrders().find(order.line().id()))).isEqualTo(2);
        assertThat(StatementCount.of(database(), () -> storage().licenses().find(order.licenses().getLast().key()))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void listsAPartWithAConstantNumberOfStatements(int orders) {
        Product product = aStoredProduct();
        for (int i = 0; i < orders; i++) {
            store(anOrder().of(product).build());
        }
        PageRequest page = new PageRequest(orders, Optional.empty());
        IssuedOrders.Filter all = new IssuedOrders.Filter(Optional.empty(), Optional.empty());

        assertThat(StatementCount.of(database(), () -> storage().issuedOrders().list(all, page))).isEqualTo(2);
        assertThat(StatementCount.of(database(),
                () -> storage().licenses().list(Licenses.Filter.ALL, Orders.SAMPLE_INSTANT, page))).isEqualTo(1);
        assertThat(StatementCount.of(database(), () -> storage().products().all())).isEqualTo(1);
        assertThat(StatementCount.of(database(), () -> storage().refusedRepeats().list(page))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void validatesAnActiveComputerWithOneReadHoweverManyThereAre(int computers) {
        License license = activated(computers);
        ComputerRequest request = request(license, "pc-0");
        Validation[] answer = new Validation[1];

        int statements = StatementCount.of(database(), () -> answer[0] = desk().validate(request, true));

        assertThat(statements).isEqualTo(1);
        assertThat(answer[0]).isInstanceOf(Validation.Active.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void refusesAFullLicenceWithOneRead(int computers) {
        License license = activated(computers);
        ComputerRequest request = request(license, "another");
        Validation[] answer = new Validation[1];

        int statements = StatementCount.of(database(), () -> answer[0] = desk().validate(request, true));

        assertThat(statements).isEqualTo(1);
        assertThat(answer[0]).isEqualTo(new Validation.Denied(Denial.NO_MORE_ACTIVATIONS));
    }

    /** Two reads, the conditional count, the computer and the event. */
    @Test
    void activatesAComputerWithFiveStatements() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        store(order);

        assertThat(StatementCount.of(database(), () -> desk().validate(request(order.licenses().getFirst(), "pc"), true)))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void revokesAnOrderWithThreeStatements(int keys) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(keys).build();
        store(order);
        History history = new History(storage().licenseEvents(), ids);
        LicenseRevoker revoker = new LicenseRevoker(storage().transactions(), new ReferredLicenses(storage().licenses()),
                new ChangedLicenses(storage().licenses(), history), SettableClock.atSampleDate());

        assertThat(StatementCount.of(database(), () -> revoker.revoke(
                new LicenseReference.OfOrder(order.line().provider(), order.line().orderId().orElseThrow()), Authority.SHOP,
                new LicenseEvent.Origin("test", "")))).isEqualTo(3);
        assertThat(storage().licenses().ofOrder(order.line().provider(), order.line().orderId().orElseThrow()))
                .hasSize(keys).allMatch(ordered -> ordered.license().standing() instanceof Standing.Revoked);
    }

    /** Two reads, the licences, what prolonged them and the events. */
    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void prolongsASubscriptionWithFiveStatements(int keys) {
        Instant end = Orders.SAMPLE_INSTANT.plus(Duration.ofDays(30));
        IssuedOrder order = anOrder().of(aStoredProduct()).withModel(LicenseModel.SUBSCRIPTION).withExpiry(new Expiry.At(end))
                .withLicenses(keys).build();
        store(order);
        LicenseRenewer renewer = new LicenseRenewer(storage().transactions(), new ReferredLicenses(storage().licenses()),
                new ChangedLicenses(storage().licenses(), new History(storage().licenseEvents(), ids)), storage().renewals(),
                UsageRules.USUAL, SettableClock.atSampleDate());
        RenewLicenses.Request request = new RenewLicenses.Request(
                new LicenseReference.OfIds(order.licenses().stream().map(License::id).collect(Collectors.toSet())),
                new Renewal.Until(end.plus(Duration.ofDays(30))),
                Optional.of(new RenewLicenses.Payment(order.line().provider(), "PAYMENT-" + UUID.randomUUID())), Optional.empty(),
                new LicenseEvent.Origin("test", ""));

        assertThat(StatementCount.of(database(), () -> renewer.renew(request))).isEqualTo(5);
        assertThat(storage().licenses().find(order.licenses().getLast().id()).orElseThrow().license().terms().expiry())
                .isEqualTo(new Expiry.At(end.plus(Duration.ofDays(30))));
    }

    /** A licence that as many computers are active on as it allows: pc-0, pc-1, … */
    private License activated(int computers) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withActivations(computers).build();
        store(order);
        License license = order.licenses().getFirst();
        for (int number = 0; number < computers; number++) {
            Activation activation = new Activation(ids.next(), license.id(), new ComputerId("pc-" + number), "", ActivationTags.NONE,
                    Orders.SAMPLE_INSTANT, Orders.SAMPLE_INSTANT);
            storage().transactions().inTransaction(() -> storage().activations().add(activation, license, license));
        }
        return license;
    }

    private static ComputerRequest request(License license, String computer) {
        return new ComputerRequest(license.key().grouped(), Optional.of(license.terms().version()), new ComputerId(computer), "",
                Optional.empty(), ActivationTags.NONE, new LicenseEvent.Origin("test", ""));
    }

    private ActivationDesk desk() {
        return new ActivationDesk(storage().transactions(), storage().activations(), storage().licenses(),
                new History(storage().licenseEvents(), ids), (activation, now) -> { },
                new ComputerKeys(new MasterKey(new byte[MasterKey.BYTES])), UsageRules.USUAL, ids, SettableClock.atSampleDate());
    }

    private static OrderLineIdentity anIdentity() {
        return OrderLineIdentity.ofLine(new ProviderName("fastspring"), UUID.randomUUID().toString(), "1");
    }
}
