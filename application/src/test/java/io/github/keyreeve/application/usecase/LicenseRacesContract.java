package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.in.ActivateComputers;
import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.application.port.in.CorrectLicenses;
import io.github.keyreeve.application.port.in.CorrectLicenses.Correction;
import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.port.out.StorageContract;
import io.github.keyreeve.application.port.out.Together;
import io.github.keyreeve.application.secret.ComputerKeys;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.application.usecase.SerialOrder.Seen;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.license.Prolongation;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a licence at the same time, some order of the same operations one after the other gives the same
 * answers and leads to the same end: nothing is lost, and no activation is given twice or after a revocation.
 */
public abstract class LicenseRacesContract extends StorageContract {

    private static final Origin ORIGIN = new Origin("test", "");
    private static final Instant END = Instant.parse("2026-06-30T23:59:59Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final ProviderName SHOP = new ProviderName("fastspring");
    private static final int ROUNDS = 60;
    private static final int THREADS = 4;
    private static final int EACH = 4;

    @Test
    void anySerialOrderExplainsWhatHappensAtOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            explain(new Random(round), "round " + round);
        }
    }

    /** The payment is recorded by whoever is first; everybody hears what it led to, never what was read before. */
    @Test
    void oneRenewalSentManyTimesAtOnceAnswersTheSameToAll() {
        for (int round = 0; round < 10; round++) {
            IssuedOrder order = anOrder().of(aStoredProduct()).withModel(LicenseModel.SUBSCRIPTION)
                    .withExpiry(new Expiry.At(END)).build();
            store(order);
            License license = order.licenses().getFirst();

            List<String> answers = Together.run(8, thread -> answer(new LicenseOperation.Renew("order", 10), license));

            assertThat(answers).containsOnly("renewed to 10");
        }
    }

    /** Each of them leaves what the other one gave, and neither may rest on what was so before the other one. */
    @Test
    void twoRenewalsRefundedAtOnceLeaveNothingOfTheirTimes() {
        for (int round = 0; round < 20; round++) {
            License license = subscription();
            renew(license, "P-2", END.plus(YEAR));
            renew(license, "P-3", END.plus(YEAR).plus(YEAR));

            Together.run(2, thread -> takeBack(license, thread == 0 ? "P-2" : "P-3"));

            assertThat(end(license)).as("round %d", round).isEqualTo(END);
        }
    }

    @Test
    void aRenewalToldWhileALaterOneIsRefundedKeepsItsTime() {
        for (int round = 0; round < 20; round++) {
            License license = subscription();
            renew(license, "P-3", END.plus(YEAR).plus(YEAR));

            Together.run(2, thread -> thread == 0 ? takeBack(license, "P-3") : renew(license, "P-2", END.plus(YEAR)));

            assertThat(end(license)).as("round %d", round).isEqualTo(END.plus(YEAR));
        }
    }

    /** It waited for its mapping, and somebody runs it again just when the money goes back. */
    @Test
    void anOrderThatIsIssuedWhileItIsRefundedHasNoGoodKeys() {
        NoticeDesk desk = NoticeDesks.over(storage(), customers(), ids, clock());
        Arguments mapped = Arguments.of(Map.of("is_productid", String.valueOf(aStoredProduct().id()), "is_majorversion", "1", "is_minorversion", "0"));
        for (int round = 0; round < 40; round++) {
            String order = "O-" + UUID.randomUUID();
            ShopNotice paid = new ShopNotice.OrderPaid(order, Set.of(), List.of(new PaidLine("1", "", Quantity.ONE, Mapping.NONE,
                    Mapping.NONE, Optional.empty(), Optional.empty())), Customer.UNKNOWN, Optional.empty(), false);
            told(desk, paid, Arguments.NONE);

            Together.run(2, thread -> thread == 0 ? told(desk, paid, mapped) : told(desk, new ShopNotice.OrderRefunded(order), Arguments.NONE));

            assertThat(storage().licenses().ofOrder(SHOP, order)).as("round %d", round)
                    .allSatisfy(ordered -> assertThat(ordered.license().standing()).isInstanceOf(Standing.Revoked.class));
        }
    }

    /** Who counts the licences of a subscription must not rest on what was so before somebody took them. */
    @Test
    void seatsThatAreToldWhileTheSubscriptionIsRefundedOrEndsHaveNoGoodKeys() {
        NoticeDesk desk = NoticeDesks.over(storage(), customers(), ids, clock());
        String product = "&is_productid=%d&is_majorversion=1&is_minorversion=0".formatted(aStoredProduct().id());
        for (int round = 0; round < 40; round++) {
            String order = "O-" + UUID.randomUUID();
            told(desk, new ShopNotice.OrderPaid(order, Set.of(), List.of(new PaidLine("1", "", Quantity.ONE, Mapping.ofText(product),
                    Mapping.NONE, Optional.of("S-" + order), Optional.of(END))), Customer.UNKNOWN, Optional.empty(), false), Arguments.NONE);
            ShopNotice seats = new ShopNotice.AllocationChanged("S-" + order, "seats", "", Optional.of(new Quantity(5)), Mapping.ofSets(order),
                    Optional.of(END), Optional.empty());
            storage().argumentSets().save(new ArgumentSet(order, product));
            ShopNotice over = round % 2 == 0 ? new ShopNotice.OrderRefunded(order) : new ShopNotice.SubscriptionEnded("S-" + order);

            Together.run(2, thread -> told(desk, thread == 0 ? seats : over, Arguments.NONE));

            assertThat(storage().licenses().ofOrder(SHOP, order)).as("round %d", round)
                    .allSatisfy(ordered -> assertThat(ordered.license().standing()).isInstanceOf(Standing.Revoked.class));
        }
    }

    private NoticeResult told(NoticeDesk desk, ShopNotice notice, Arguments arguments) {
        return storage().transactions().inTransaction(
                () -> desk.carryOut(new Told<>(notice, Provider.untouched(SHOP), arguments, "E-1", ORIGIN)));
    }

    private License subscription() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withModel(LicenseModel.SUBSCRIPTION)
                .withExpiry(new Expiry.At(END)).build();
        store(order);
        return order.licenses().getFirst();
    }

    private Object renew(License license, String payment, Instant until) {
        return renewer().renew(new RenewLicenses.Request(new LicenseReference.OfId(license.id()), new Renewal.Until(until),
                Optional.of(new RenewLicenses.Payment(SHOP, payment + license.id())), Optional.empty(), ORIGIN));
    }

    private Object takeBack(License license, String payment) {
        PaidTimes times = new PaidTimes(storage().renewals(), storage().licenses(), changed(), clock());
        Told<?> told = new Told<>(new ShopNotice.OrderRefunded(payment), Provider.untouched(SHOP), Arguments.NONE, "E-1", ORIGIN);
        return storage().transactions().inTransaction(
                () -> times.takeBack(told, times.of(SHOP, payment + license.id()), Prolongation.State.RETURNED, "refunded"));
    }

    private Instant end(License license) {
        return storage().licenses().find(license.id()).orElseThrow().license().terms().expiry().instantIfKnown().orElseThrow();
    }

    private void explain(Random random, String round) {
        IssuedOrder order = anOrder().of(aStoredProduct()).withModel(LicenseModel.SUBSCRIPTION)
                .withExpiry(new Expiry.At(END)).withActivations(2).build();
        store(order);
        License license = order.licenses().getFirst();
        List<List<LicenseOperation>> operations = IntStream.range(0, THREADS)
                .mapToObj(thread -> IntStream.range(0, EACH).mapToObj(number -> operation(random)).toList())
                .toList();

        List<Seen<LicenseOperation>> seen = Together
                .run(THREADS, thread -> operations.get(thread).stream().map(operation -> run(operation, license)).toList())
                .stream().flatMap(List::stream).toList();

        assertThat(SerialOrder.exists(seen, new LicenseModelState(2, false, 0, Set.of(), Set.of()), end(license, seen),
                LicenseModelState::after)).as("%s: %s ended in %s", round, seen, end(license, seen)).isTrue();
    }

    private static LicenseOperation operation(Random random) {
        String computer = "pc-" + random.nextInt(4);
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> new LicenseOperation.Activate(computer);
            case 4, 5 -> new LicenseOperation.Release(computer);
            case 6 -> new LicenseOperation.Revoke();
            case 7 -> new LicenseOperation.Reinstate();
            case 8 -> new LicenseOperation.Allow(1 + random.nextInt(3));
            default -> new LicenseOperation.Renew("order-" + random.nextInt(2), 10);
        };
    }

    private Seen<LicenseOperation> run(LicenseOperation operation, License license) {
        long asked = System.nanoTime();
        String answer = answer(operation, license);
        return new Seen<>(operation, answer, asked, System.nanoTime());
    }

    private String answer(LicenseOperation operation, License license) {
        LicenseReference which = new LicenseReference.OfId(license.id());
        return switch (operation) {
            case LicenseOperation.Activate activate -> switch (activations().validate(request(license, activate.computer()), true)) {
                case ActivateComputers.Validation.Active active -> active.anew() ? "activated" : "active";
                case ActivateComputers.Validation.Denied denied -> denied.denial().name();
            };
            case LicenseOperation.Release release -> switch (activations().release(request(license, release.computer()), Optional.empty())) {
                case ActivateComputers.Release.Released released -> "released";
                case ActivateComputers.Release.Denied denied -> denied.denial().name();
                case ActivateComputers.Release.CodeWrong wrong -> "code wrong";
            };
            case LicenseOperation.Revoke revoke -> done(revoker().revoke(which, Authority.SHOP, ORIGIN));
            case LicenseOperation.Reinstate reinstate -> done(revoker().reinstate(which, Authority.SHOP, ORIGIN));
            case LicenseOperation.Allow allow -> switch (corrector().correct(which, allowing(allow.activations()), Authority.SHOP, ORIGIN)) {
                case CorrectLicenses.Outcome.Corrected corrected -> "done";
                case CorrectLicenses.Outcome.MoreInUse more -> "in use " + more.activationsUsed();
                case CorrectLicenses.Outcome other -> other.toString();
            };
            case LicenseOperation.Renew renew -> switch (renewer().renew(new RenewLicenses.Request(which, new Renewal.ByDays(renew.days()),
                    Optional.of(new RenewLicenses.Payment(SHOP, renew.order())), Optional.empty(), ORIGIN))) {
                case RenewLicenses.Outcome.Renewed renewed -> "renewed to " + days(renewed.licenses().getFirst().license());
                case RenewLicenses.Outcome.Revoked revoked -> "revoked";
                case RenewLicenses.Outcome other -> other.toString();
            };
        };
    }

    private static String done(RevokeLicenses.Outcome outcome) {
        return outcome instanceof RevokeLicenses.Outcome.Done ? "done" : outcome.toString();
    }

    /** What is stored now. Which orders paid is not to be seen but by their days, so it is taken from the operations. */
    private LicenseModelState end(License license, List<Seen<LicenseOperation>> seen) {
        License stored = storage().licenses().find(license.id()).orElseThrow().license();
        Set<String> computers = storage().activations().of(license.id(), new PageRequest(PageRequest.MAX_LIMIT, Optional.empty()))
                .items().stream().map(activation -> activation.computer().text()).collect(Collectors.toSet());
        assertThat(stored.activationsUsed()).as("the count of %s after %s", computers, seen).isEqualTo(computers.size());
        Set<String> paid = seen.stream()
                .filter(each -> each.operation() instanceof LicenseOperation.Renew && !each.answer().equals("revoked"))
                .map(each -> ((LicenseOperation.Renew) each.operation()).order())
                .collect(Collectors.toSet());
        return new LicenseModelState(stored.activationsAllowed(), stored.standing() instanceof Standing.Revoked, days(stored), paid, computers);
    }

    private static int days(License license) {
        return (int) Duration.between(END, license.terms().expiry().instantIfKnown().orElseThrow()).toDays();
    }

    private static Correction allowing(int activations) {
        return new Correction(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(activations), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    private static ComputerRequest request(License license, String computer) {
        return new ComputerRequest(license.key().text(), Optional.of(license.terms().version()), new ComputerId(computer), "",
                Optional.empty(), ActivationTags.NONE, ORIGIN);
    }

    private ActivateComputers activations() {
        return new ActivationDesk(storage().transactions(), storage().activations(), storage().licenses(), history(),
                (activation, now) -> { }, new ComputerKeys(new MasterKey(new byte[MasterKey.BYTES])), UsageRules.USUAL, ids, clock());
    }

    private RevokeLicenses revoker() {
        return new LicenseRevoker(storage().transactions(), referred(), changed(), clock());
    }

    private CorrectLicenses corrector() {
        return new LicenseCorrector(storage().transactions(), referred(), changed(), shownCustomers(),
                storage().products(), UsageRules.USUAL, clock());
    }

    private KeepCustomers customers() {
        return new CustomerDesk(storage().transactions(), storage().customers(), customerRecords(), storage().licenses(), referred(),
                shownCustomers(), ids, clock());
    }

    private ShownCustomers shownCustomers() {
        return new ShownCustomers(storage().customers(), customerRecords(), storage().mails(), history(), ids);
    }

    private CustomerRecords customerRecords() {
        return new CustomerRecords(storage().customers(), storage().customerEvents(), ids);
    }

    private RenewLicenses renewer() {
        return new LicenseRenewer(storage().transactions(), referred(), changed(), storage().renewals(), UsageRules.USUAL, clock());
    }

    private ReferredLicenses referred() {
        return new ReferredLicenses(storage().licenses());
    }

    private ChangedLicenses changed() {
        return new ChangedLicenses(storage().licenses(), history());
    }

    private History history() {
        return new History(storage().licenseEvents(), ids);
    }

    private static SettableClock clock() {
        return SettableClock.atSampleDate();
    }
}
