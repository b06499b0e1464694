package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.CountingIds;
import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.in.ManageEventEndpoints;
import io.github.keyreeve.application.port.in.ManageEventEndpoints.Outcome;
import io.github.keyreeve.application.port.in.ManageEventEndpoints.Settings;
import io.github.keyreeve.application.port.out.Customers.KnownCustomer;
import io.github.keyreeve.application.port.out.Deliveries.Filter;
import io.github.keyreeve.application.port.out.EventPost;
import io.github.keyreeve.application.port.out.EventPost.Answer;
import io.github.keyreeve.application.port.out.EventWriting;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.application.signature.EventSignature;
import io.github.keyreeve.application.usecase.DeliveryWorker.Parcel;
import io.github.keyreeve.application.usecase.DeliveryWorker.Sent;
import io.github.keyreeve.application.usecase.DeliveryWorker.Sources;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.Delivery.State;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent.Kind;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.provider.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what happens to what endpoints are told, above the ports in memory. */
class EventsOutTest {

    private static final Settings USUAL = new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Origin ORIGIN = new Origin("test", "");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final SettableClock clock = SettableClock.atSampleDate();
    private final CountingIds ids = new CountingIds();
    private final SubscribedEndpoints subscribed = new SubscribedEndpoints(storage.eventEndpoints(), clock);
    private final Announcements announcements = new Announcements(subscribed, storage.deliveries(), ids);
    private final History history = new History(announcements.of(storage.licenseEvents()), ids);
    private final List<EventPost.Message> pinged = new ArrayList<>();
    private final List<Delivery> failed = new ArrayList<>();
    private final EventEndpointDesk desk = new EventEndpointDesk(storage, storage.eventEndpoints(), subscribed, new Post(), new Texts(),
            () -> new Secret("secret-" + ids.next()), ids, clock);
    private final DeliveryWorker worker = worker(new Texts());
    private License license;

    @BeforeEach
    void issue() {
        Product product = new Product(1, "Demo", List.of(ProductVersion.of(1, 0)));
        storage.products().add(product);
        IssuedOrder order = anOrder().of(product).build();
        storage.issuedOrders().add(order, Optional.empty(), "content");
        license = order.licenses().getFirst();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfEventReachesWhoeverIsToldOfEverything(Kind kind) {
        EventEndpoint endpoint = added(USUAL);

        tell(kind);

        Parcel parcel = worker.take(endpoint, 10).getFirst();
        assertThat(parcel.message().headers()).containsEntry("X-Keyreeve-Event", EventType.of(kind).text())
                .containsEntry("X-Keyreeve-Delivery", parcel.delivery().id().toString());
        assertThat(text(parcel)).isEqualTo(storage.licenseEvents().of(license.id()).getFirst().id() + " "
                + EventType.of(kind).text() + " " + license.id() + " keys: false");
    }

    @Test
    void tellsEachEndpointWhatItWantsWhileItIsEnabled() {
        EventEndpoint all = added(USUAL);
        EventEndpoint revoked = added(wanting(EventType.LICENSE_REVOKED));
        EventEndpoint disabled = added(new Settings(Optional.empty(), Optional.of(false), Optional.empty(), Optional.empty()));

        tell(Kind.ACTIVATED);
        tell(Kind.REVOKED);

        assertThat(types(all)).containsExactlyInAnyOrder(EventType.LICENSE_ACTIVATED, EventType.LICENSE_REVOKED);
        assertThat(types(revoked)).containsExactly(EventType.LICENSE_REVOKED);
        assertThat(types(disabled)).isEmpty();
        assertThat(worker.endpoints()).containsExactly(all, revoked);
    }

    @Test
    void nothingPilesUpWhereNobodyIsTold() {
        tell(Kind.ACTIVATED);

        assertThat(storage.deliveries().list(new Filter(Optional.empty(), Optional.empty()), page()).items()).isEmpty();
        assertThat(storage.licenseEvents().of(license.id())).hasSize(1);
    }

    @Test
    void toldIsOnlyWhatIsKept() {
        EventEndpoint endpoint = added(USUAL);

        assertThatThrownBy(() -> storage.inTransaction(() -> {
            tell(Kind.REVOKED);
            throw new IllegalStateException("on purpose");
        })).hasMessage("on purpose");

        assertThat(types(endpoint)).isEmpty();
    }

    /** Another server does not hear of the change, but looks again after a second. */
    @Test
    void knowsWithinASecondWhatAnotherServerChanged() {
        SubscribedEndpoints elsewhere = new SubscribedEndpoints(storage.eventEndpoints(), clock);
        assertThat(elsewhere.enabled()).isEmpty();

        EventEndpoint endpoint = added(USUAL);

        assertThat(subscribed.enabled()).containsExactly(endpoint);
        assertThat(elsewhere.enabled()).isEmpty();
        clock.advance(Duration.ofMillis(1_001));
        assertThat(elsewhere.enabled()).containsExactly(endpoint);
        desk.remove(endpoint.id());
        clock.advance(Duration.ofSeconds(-60));
        assertThat(elsewhere.enabled()).isEmpty();
    }

    @Test
    void signsWithTheSecretOfTheEndpoint() {
        EventEndpoint endpoint = added(new Settings(Optional.empty(), Optional.empty(), Optional.of(true), Optional.of(true)));
        tell(Kind.ISSUED);

        Parcel parcel = worker.take(endpoint, 1).getFirst();

        assertThat(text(parcel)).endsWith("keys: true");
        assertThat(parcel.message().url()).isEqualTo(endpoint.url());
        assertThat(parcel.message().headers())
                .containsEntry("X-Keyreeve-Signature", EventSignature.stamped(endpoint.secret(), clock.instant(), parcel.message().body()))
                .containsEntry("X-QLM-Signature", EventSignature.ofQlm(endpoint.secret(), parcel.message().body()));
    }

    @Test
    void makesTheSignatureThatReceiversAreToldToCheck() {
        assertThat(EventSignature.stamped(new Secret("secret"), Instant.ofEpochSecond(1_767_614_400), "{}".getBytes(StandardCharsets.UTF_8)))
                // printf '1767614400.{}' | openssl dgst -sha256 -hmac secret
                .isEqualTo("t=1767614400,v1=a8ceb7ae92f8254cb1d1acb679d5b298bca5b331540f9454fbe417f66b13db55");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void anAnswerOfTwoHundredAndMoreIsTheEnd(int status) {
        Delivery after = answered(new Answer.Answered(status));

        assertThat(after.state()).isEqualTo(State.DELIVERED);
        assertThat(after.status()).contains(status);
        assertThat(after.concludedAt()).contains(clock.instant());
        assertThat(storage.deliveries().find(after.id())).contains(after);
    }

    @Test
    void goneIsTheEndAtOnce() {
        assertThat(answered(new Answer.Answered(410)).state()).isEqualTo(State.DEAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 302, 400, 401, 404, 429, 500, 503})
    void anyOtherAnswerIsTriedAgain(int status) {
        Delivery after = answered(new Answer.Answered(status));

        assertThat(after.state()).isEqualTo(State.OPEN);
        assertThat(after.outcome()).isEqualTo("The endpoint answered " + status + ".");
        assertThat(after.nextAttemptAt().orElseThrow()).isBetween(clock.instant().plusSeconds(4), clock.instant().plusSeconds(6));
    }

    /** With the least and the greatest spread. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void isTriedForAboutThreeDaysWithGrowingPauses(double chance) {
        DeliveryPauses pauses = new DeliveryPauses(() -> chance);
        List<Duration> all = Stream.iterate(1, tries -> tries + 1).map(pauses::after).takeWhile(Optional::isPresent)
                .map(Optional::get).toList();

        assertThat(all).isSorted().hasSize(11);
        assertThat(all.stream().reduce(Duration.ZERO, Duration::plus)).isBetween(Duration.ofHours(56), Duration.ofHours(86));
    }

    @Test
    void isGivenUpInTheEndAndSentAgainOnRequestWithAsManyAttempts() {
        EventEndpoint endpoint = added(USUAL);
        tell(Kind.REVOKED);
        DeliveryDesk deliveries = new DeliveryDesk(storage, storage.deliveries(), clock);

        Delivery dead = failedUntilDead(endpoint);
        assertThat(dead.attempts()).isEqualTo(12);
        assertThat(worker.take(endpoint, 1)).isEmpty();
        Delivery again = deliveries.redeliver(dead.id()).orElseThrow();

        assertThat(again.tries()).isZero();
        Delivery deadAgain = failedUntilDead(endpoint);
        assertThat(deadAgain.id()).isEqualTo(dead.id());
        assertThat(deadAgain.tries()).isEqualTo(12);
        assertThat(deliveries.redeliver(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatWasTakenAndNotKeptIsTakenAgainAfterTheLease() {
        EventEndpoint endpoint = added(USUAL);
        tell(Kind.REVOKED);
        Parcel lost = worker.take(endpoint, 1).getFirst();

        assertThat(worker.take(endpoint, 1)).isEmpty();
        clock.advance(DeliveryWorker.LEASE);
        Parcel again = worker.take(endpoint, 1).getFirst();

        assertThat(again.delivery().id()).isEqualTo(lost.delivery().id());
        assertThat(again.message().headers()).containsEntry("X-Keyreeve-Delivery", lost.delivery().id().toString());
        assertThat(again.message().body()).isEqualTo(lost.message().body());
        worker.keep(List.of(new Sent(lost.delivery(), new Answer.Answered(500))));
        assertThat(storage.deliveries().find(lost.delivery().id())).contains(again.delivery());
    }

    @Test
    void oneThatCannotBeWrittenHoldsUpNoOther() {
        EventEndpoint endpoint = added(USUAL);
        tell(Kind.REVOKED);
        tell(Kind.REINSTATED);
        DeliveryWorker clumsy = worker(new EventWriting() {
            @Override
            public byte[] write(Event event, boolean includeKeys) {
                if (event.type() == EventType.LICENSE_REVOKED) {
                    throw new IllegalStateException("on purpose");
                }
                return new byte[0];
            }

            @Override
            public byte[] ping(UUID id, Instant now) {
                return new byte[0];
            }
        });

        assertThat(clumsy.take(endpoint, 2)).extracting(parcel -> parcel.delivery().type()).containsExactly(EventType.LICENSE_REINSTATED);
        assertThat(failed).extracting(Delivery::type).containsExactly(EventType.LICENSE_REVOKED);
        assertThat(storage.deliveries().find(failed.getFirst().id()).orElseThrow().nextAttemptAt().orElseThrow())
                .isBefore(clock.instant().plusSeconds(10));
    }

    @Test
    void tellsOfCustomersOnceTheyAreToldApartFromAnOrder() {
        EventEndpoint endpoint = added(USUAL);
        CustomerRecords records = new CustomerRecords(storage.customers(), announcements.of(storage.customerEvents()), ids);
        KnownCustomer jane = new KnownCustomer(UUID.randomUUID(), named("Jane"));
        KnownCustomer doe = new KnownCustomer(jane.id(), named("Jane Doe"));
        CustomerIdentity identity = CustomerIdentity.ofEmail("jane@example.com");

        records.store(Optional.empty(), jane, identity, clock.instant(), ORIGIN);
        records.store(Optional.of(jane), jane, identity, clock.instant(), ORIGIN);
        records.store(Optional.of(jane), doe, identity, clock.instant(), ORIGIN);

        assertThat(worker.take(endpoint, 10)).extracting(EventsOutTest::text).satisfiesExactly(
                first -> assertThat(first).contains(" customer_created " + jane.id()),
                second -> assertThat(second).contains(" customer_modified " + jane.id()));
    }

    @Test
    void removesWhatCameToAnEndLongAgo() {
        Delivery done = answered(new Answer.Answered(200));

        Retention retention = new Retention(storage, storage.deliveries(), Duration.ofDays(30), clock);

        assertThat(retention.removeSome()).isFalse();
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        assertThat(retention.removeSome()).isTrue();

        assertThat(storage.deliveries().find(done.id())).isEmpty();
    }

    @Test
    void storesNoEndpointThatThePostRefuses() {
        Outcome outcome = desk.add("ftp://example.com", USUAL);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Invalid.class, invalid ->
                assertThat(invalid.errors()).extracting(error -> error.argument()).containsExactly("url"));
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void replacesTheSecretAndSignsWithTheNewOne() {
        EventEndpoint before = added(USUAL);

        Secret fresh = desk.replaceSecret(before.id()).orElseThrow();

        assertThat(fresh).isNotEqualTo(before.secret());
        assertThat(worker.endpoints()).extracting(EventEndpoint::secret).containsExactly(fresh);
        assertThat(desk.replaceSecret(UUID.randomUUID())).isEmpty();
    }

    @Test
    void changesWhatIsSaidAndLeavesTheRest() {
        EventEndpoint before = added(wanting(EventType.LICENSE_CREATED));

        Outcome outcome = desk.change(before.id(), Optional.of("https://example.org"), USUAL);

        EventEndpoint after = new EventEndpoint(before.id(), "https://example.org", before.types(), true, false, false,
                before.secret(), before.createdAt());
        assertThat(outcome).isEqualTo(new Outcome.Stored(after));
        assertThat(desk.find(before.id())).contains(after);
        assertThat(desk.change(UUID.randomUUID(), Optional.empty(), USUAL)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void takesAsManyEndpointsAsThereCanBe() {
        for (int i = 0; i < ManageEventEndpoints.MOST_ENDPOINTS; i++) {
            added(USUAL);
        }

        assertThat(desk.add("https://example.com", USUAL)).isInstanceOf(Outcome.TooMany.class);
    }

    @Test
    void pingsAlsoWhoIsDisabled() {
        EventEndpoint endpoint = added(new Settings(Optional.empty(), Optional.of(false), Optional.empty(), Optional.empty()));

        assertThat(desk.ping(endpoint.id())).contains(new Answer.Answered(204));

        assertThat(pinged).hasSize(1);
        assertThat(pinged.getFirst().headers()).containsEntry("X-Keyreeve-Event", "ping");
        assertThat(desk.ping(UUID.randomUUID())).isEmpty();
    }

    private Delivery answered(Answer answer) {
        EventEndpoint endpoint = added(USUAL);
        tell(Kind.REVOKED);
        return worker.keep(worker.take(endpoint, 1).stream().map(parcel -> new Sent(parcel.delivery(), answer)).toList()).getFirst();
    }

    private Delivery failedUntilDead(EventEndpoint endpoint) {
        while (true) {
            Delivery after = worker.keep(worker.take(endpoint, 1).stream()
                    .map(parcel -> new Sent(parcel.delivery(), new Answer.Failed("no"))).toList()).getFirst();
            if (after.state() == State.DEAD) {
                return after;
            }
            clock.set(after.nextAttemptAt().orElseThrow());
        }
    }

    private void tell(Kind kind) {
        history.tell(kind, license, clock.instant(), ORIGIN, List.of());
    }

    private EventEndpoint added(Settings settings) {
        return ((Outcome.Stored) desk.add("https://example.com/events", settings)).endpoint();
    }

    private List<EventType> types(EventEndpoint endpoint) {
        return storage.deliveries().list(new Filter(Optional.of(endpoint.id()), Optional.empty()), page()).items().stream()
                .map(Delivery::type).toList();
    }

    private DeliveryWorker worker(EventWriting writing) {
        return new DeliveryWorker(storage,
                new Sources(storage.licenseEvents(), storage.customerEvents(), storage.licenses(), storage.customers()), subscribed,
                storage.deliveries(), writing, () -> 0.5, (delivery, failure) -> failed.add(delivery), clock);
    }

    private static Settings wanting(EventType... types) {
        return new Settings(Optional.of(Set.of(types)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Customer named(String name) {
        return Customer.of(part -> switch (part) {
            case EMAIL -> "jane@example.com";
            case NAME -> name;
            default -> "";
        });
    }

    private static PageRequest page() {
        return new PageRequest(PageRequest.MAX_LIMIT, Optional.empty());
    }

    private static String text(Parcel parcel) {
        return new String(parcel.message().body(), StandardCharsets.UTF_8);
    }

    /** Writes the least that tells events apart. */
    private static final class Texts implements EventWriting {

        @Override
        public byte[] write(Event event, boolean includeKeys) {
            UUID about = switch (event.subject()) {
                case Subject.OfLicense of -> of.license().license().id();
                case Subject.OfCustomer of -> of.customer().id();
            };
            return "%s %s %s keys: %s".formatted(event.id(), event.type().text(), about, includeKeys).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] ping(UUID id, Instant now) {
            return ("ping " + id).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Sends nothing. */
    private final class Post implements EventPost {

        @Override
        public Optional<String> refusal(String url) {
            return url.startsWith("https://") ? Optional.empty() : Optional.of("must begin with https://");
        }

        @Override
        public Answer send(Message message) {
            pinged.add(message);
            return new Answer.Answered(204);
        }
    }
}
