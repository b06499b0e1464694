package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.KeyRequests.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.CountingIds;
import io.github.keyreeve.application.KeyRequests;
import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.RandomKeys;
import io.github.keyreeve.application.SettableClock;
import io.github.keyreeve.application.port.in.IssueKeys.Outcome;
import io.github.keyreeve.application.port.out.InMemoryStorage;
import io.github.keyreeve.application.port.out.IssuedOrders;
import io.github.keyreeve.application.port.out.KeySource;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.provider.Repeats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIssuerTest {

    private final InMemoryStorage storage = new InMemoryStorage();
    private final SettableClock clock = SettableClock.atSampleDate();
    private final KeyIssuer issuer = issuer(new RandomKeys());

    @BeforeEach
    void aProductAndSets() {
        storage.products().add(new Product(1, "Editor", List.of(ProductVersion.of(1, 0), ProductVersion.of(2, 0))));
        storage.products().add(new Product(2, "Viewer", List.of(ProductVersion.of(3, 5))));
        save("PRO", "&is_features=0:3&is_numberofactivationsperkey=5");
        save("BASIC", "&is_features=0:1&is_userdata1=basic");
        save("VIEWER", "&is_productid=2&is_majorversion=3&is_minorversion=5");
    }

    @Nested
    class Issuing {

        @Test
        void storesTheOrderItsLicencesAndTheirHistory() {
            IssuedOrder order = issued(aRequest().quantity(3).with("is_usemultipleactivationskey", "false"));

            assertThat(order.licenses()).hasSize(3).extracting(License::key).doesNotHaveDuplicates();
            assertThat(order.line().customer()).isEqualTo(Orders.customer("jane@example.com", "Jane Doe"));
            assertThat(stored()).containsExactly(order);
            for (License license : order.licenses()) {
                assertThat(storage.licenseEvents().of(license.id())).singleElement().satisfies(event -> {
                    assertThat(event.kind()).isEqualTo(LicenseEvent.Kind.ISSUED);
                    assertThat(event.at()).isEqualTo(clock.instant());
                    assertThat(event.origin()).isEqualTo(new LicenseEvent.Origin("provider:fastspring", "192.0.2.1"));
                });
            }
        }

        @ParameterizedTest
        @CsvSource({"3,,,, 3", "3, false, 2,, 2 2 2", "3,, 2,, 6", "3,,, 3, 6", "1,,, 2, 3", "3,, 2, 2, 8", "3, false,,, 1 1 1",
            "3, false, 2, 2, 4 2 2"})
        void givesTheActivationsOfTheContractsExamples(
                int quantity, String oneForAll, String perKey, String additional, String activations) {
            KeyRequests request = aRequest().quantity(quantity);
            Optional.ofNullable(oneForAll).ifPresent(value -> request.with("is_usemultipleactivationskey", value));
            Optional.ofNullable(perKey).ifPresent(value -> request.with("is_numberofactivationsperkey", value));
            Optional.ofNullable(additional).ifPresent(value -> request.with("is_additionalactivations", value));

            assertThat(issued(request).licenses().stream().map(License::activationsAllowed).map(String::valueOf))
                    .containsExactly(activations.split(" "));
        }

        @Test
        void countsSeatsOfFloatingLicences() {
            assertThat(issued(aRequest().order("1").quantity(4).with("is_floating", "true")).licenses())
                    .extracting(License::floatingSeats).containsExactly(4);
            assertThat(issued(aRequest().order("2").quantity(2).with("is_floating", "true").with("is_usemultipleactivationskey", "0")).licenses())
                    .extracting(License::floatingSeats).containsExactly(1, 1);
            assertThat(issued(aRequest().order("3").quantity(4)).licenses()).extracting(License::floatingSeats).containsExactly(0);
        }

        @Test
        void passesOverExpiryWhereTheMethodKnowsNone() {
            IssuedOrder order = issued(aRequest().withoutExpiry().with("is_expdate", "no date").with("is_expduration", "30"));

            assertThat(order.licenses().getFirst().terms().expiry()).isEqualTo(new Expiry.Never());
        }

        @Test
        void storesNothingIfAnythingFailsOnTheWay() {
            AtomicInteger made = new AtomicInteger();
            RandomKeys keys = new RandomKeys();
            ActivationKey[] first = new ActivationKey[1];
            KeyIssuer unlucky = issuer(model -> {
                first[0] = made.getAndIncrement() == 0 ? keys.next(model) : first[0];
                return first[0];
            });

            assertThatThrownBy(() -> unlucky.issue(aRequest().quantity(2).with("is_usemultipleactivationskey", "false").build()))
                    .isInstanceOf(RuntimeException.class);

            assertThat(stored()).isEmpty();
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @CsvSource({
            "is_productid, 3, is_productid", "is_minorversion, 1, is_productid", "is_features, 0:256, is_features",
            "is_expdate, 2026-01-04, is_expdate", "is_expdate, 2026-02-30, is_expdate", "is_args, NONE, is_args",
            "is_numberofactivationsperkey, 0, is_numberofactivationsperkey", "is_floating, perhaps, is_floating"})
        void namesTheArgumentAndStoresNothing(String argument, String value, String named) {
            assertThat(errors(aRequest().with(argument, value))).extracting(ArgumentError::argument).containsExactly(named);

            assertThat(stored()).isEmpty();
        }

        @Test
        void namesEverythingThatIsWrongAtOnce() {
            assertThat(errors(aRequest().with("is_features", "x").with("is_expdate", "y").with("is_floating", "z")))
                    .extracting(ArgumentError::argument)
                    .containsExactlyInAnyOrder("is_features", "is_expdate", "is_floating");
        }

        @Test
        void namesWhatIsWrongWithinASet() {
            // A set may have been stored by an earlier version, which knew other rules.
            save("OLD", "&is_features=9:9");

            assertThat(errors(aRequest().with("is_args", "OLD"))).extracting(ArgumentError::argument).containsExactly("is_features");
        }

        @Test
        void boundsTheKeysOfAnOrder() {
            KeyRequests request = aRequest().with("is_usemultipleactivationskey", "false");

            assertThat(errors(request.quantity(1_001))).extracting(ArgumentError::argument)
                    .containsExactly("is_usemultipleactivationskey");
            assertThat(errors(request.quantity(20).maxKeys(19))).extracting(ArgumentError::message)
                    .containsExactly("must be true for this quantity: an order can have at most 19 keys");
            assertThat(issued(request.quantity(19)).licenses()).hasSize(19);
        }

        @Test
        void boundsTheActivationsOfAKey() {
            assertThat(errors(aRequest().quantity(10_000).with("is_numberofactivationsperkey", "1000000")))
                    .extracting(ArgumentError::argument).containsExactly("is_numberofactivationsperkey");
        }

        @Test
        void refusesTestOrdersWhereOnlyLiveOnesCount() {
            assertThat(issuer.issue(aRequest().asTestOrder().liveOnly().build())).isEqualTo(new Outcome.TestOrderRefused());
            assertThat(stored()).isEmpty();

            assertThat(issued(aRequest().liveOnly()).line().testOrder()).isFalse();
            assertThat(issued(aRequest().order("2").asTestOrder()).line().testOrder()).isTrue();
        }
    }

    @Nested
    class Sets {

        @Test
        void completeWhatTheRequestSays() {
            License license = issued(aRequest().with("is_args", "pro, BASIC").with("is_userdata1", "own")).licenses().getFirst();

            assertThat(license.activationsAllowed()).isEqualTo(5);
            assertThat(license.terms().features()).hasToString("0:3;");
            assertThat(license.terms().tags().userData()).isEqualTo("own");
        }

        @Test
        void mayBeWrittenOutInTheRequest() {
            License license = issued(aRequest().with("is_args", "&is_numberofactivationsperkey=4&is_quantity=9&is_args=PRO"))
                    .licenses().getFirst();

            assertThat(license.activationsAllowed()).isEqualTo(4);
            assertThat(license.terms().features()).hasToString("");
        }

        @Test
        void ofTheShopsProductsComeLastAndNeedNotBeThere() {
            KeyRequests unknownProduct = aRequest().without("is_productid").without("is_majorversion").without("is_minorversion");

            License license = issued(unknownProduct.with("is_args", "PRO").mappedSets("missing", "BASIC", "VIEWER")).licenses().getFirst();

            assertThat(license.productName()).isEqualTo("Viewer");
            assertThat(license.terms().features()).hasToString("0:3;");
            assertThat(license.terms().tags().userData()).isEqualTo("basic");
        }

        @Test
        void countWhereTheRequestOnlySaysThatNothingIsSet() {
            storage.argumentSets().save(new ArgumentSet("YEAR", "&is_expduration=-1&is_expduration=365"));

            License license = issued(aRequest().with("is_args", "YEAR").with("is_expduration", "-1")).licenses().getFirst();

            assertThat(license.terms().model()).isEqualTo(LicenseModel.SUBSCRIPTION);
        }

        @Test
        void areAtMostTen() {
            assertThat(errors(aRequest().with("is_args", "PRO,".repeat(11)))).extracting(ArgumentError::argument).containsExactly("is_args");
        }
    }

    @Nested
    class Repeating {

        @Test
        void answersTheSameKeysAndStoresNothing() {
            IssuedOrder first = issued(aRequest().quantity(3).with("is_usemultipleactivationskey", "false"));
            clock.advance(Duration.ofDays(400));

            assertThat(repeated(aRequest().quantity(3).with("is_usemultipleactivationskey", "0"))).isEqualTo(first);

            assertThat(stored()).hasSize(1);
            assertThat(storage.licenseEvents().of(first.licenses().getFirst().id())).hasSize(1);
        }

        @Test
        void knowsTheLineByWhateverMeansTheSame() {
            IssuedOrder first = issued(aRequest());

            assertThat(repeated(aRequest().with("is_numberofactivationsperkey", "1").with("is_additionalactivations", "0")
                    .with("is_usemultipleactivationskey", "true").with("is_licensemodel", "permanent").with("is_maintduration", "365")
                    .with("is_computertype", "0").with("is_features", "0").with("is_expduration", "-1").with("is_send_mail", "true")))
                    .isEqualTo(first);
            assertThat(repeated(aRequest().customer(Orders.customer("john@example.com", "John")))).isEqualTo(first);
            assertThat(repeated(aRequest().idempotencyKey("another"))).as("an order id wins over a key").isEqualTo(first);
        }

        @Test
        void tellsLinesApartByWhatIsOrdered() {
            issued(aRequest());
            issued(aRequest().with("is_features", "0:1"));
            issued(aRequest().with("is_majorversion", "2"));
            issued(aRequest().with("is_userdata1", "x"));
            issued(aRequest().with("is_args", "PRO"));
            issued(aRequest().with("is_args", "BASIC"));
            issued(aRequest().lineField("internalproductname", "a"));
            issued(aRequest().lineField("internalproductname", "b"));
            issued(aRequest().with("is_expduration", "30"));
            issued(aRequest().with("is_expdate", "2030-01-01"));
            issued(aRequest().order("2"));
            issued(aRequest().provider("api"));

            assertThat(stored()).hasSize(12);
        }

        @Test
        void tellsLinesApartByTheShopsOwnNumbersWhereItHasAny() {
            IssuedOrder first = issued(aRequest().line("1"));
            issued(aRequest().line("2"));

            assertThat(repeated(aRequest().line("1").with("is_features", "0:7"))).isEqualTo(first);
        }

        @Test
        void leavesOutTheDateOfASubscriptionWhichMoves() {
            IssuedOrder first = issued(aRequest().subscription("S").with("is_expdate", "2030-01-01"));

            assertThat(repeated(aRequest().subscription("S").with("is_expdate", "2031-01-01"))).isEqualTo(first);
        }

        @Test
        void countsADurationByItsDays() {
            IssuedOrder first = issued(aRequest().with("is_expduration", "30"));
            clock.advance(Duration.ofDays(3));

            assertThat(repeated(aRequest().with("is_expduration", "30"))).isEqualTo(first);
        }

        @Test
        void survivesLaterEditsOfSetsAndProducts() {
            IssuedOrder first = issued(aRequest().with("is_args", "PRO"));
            save("PRO", "&is_features=0:7");
            assertThat(repeated(aRequest().with("is_args", "pro"))).isEqualTo(first);

            storage.argumentSets().remove("PRO");
            assertThat(repeated(aRequest().with("is_args", "PRO"))).isEqualTo(first);
        }

        @Test
        void survivesTheEndOfTheLicence() {
            IssuedOrder first = issued(aRequest().with("is_expdate", "2026-01-31"));
            clock.set(Instant.parse("2027-01-01T00:00:00Z"));

            assertThat(repeated(aRequest().with("is_expdate", "2026-01-31"))).isEqualTo(first);
        }

        @Test
        void refusesAnotherQuantityAndListsIt() {
            IssuedOrder first = issued(aRequest().quantity(3));

            assertThat(issuer.issue(aRequest().quantity(4).build())).isEqualTo(new Outcome.OtherQuantity(first, 4));

            assertThat(stored()).hasSize(1);
            assertThat(storage.refusedRepeats().list(new PageRequest(10, Optional.empty())).items()).singleElement()
                    .satisfies(repeat -> assertThat(repeat.asked().licenses()).isEqualTo(4));
        }

        @Test
        void issuesAgainWithoutOrderNumber() {
            issued(aRequest().noOrder());
            issued(aRequest().noOrder());

            assertThat(stored()).hasSize(2);
        }

        @Test
        void issuesAgainWhereTheOperatorSaysSo() {
            issued(aRequest().repeats(Repeats.ISSUE));
            issued(aRequest().repeats(Repeats.ISSUE));

            assertThat(stored()).hasSize(2);
        }

        @Test
        void goesByTheIdempotencyKeyWhereTheOrderNumberDoesNotCount() {
            IssuedOrder first = issued(aRequest().repeats(Repeats.ISSUE).idempotencyKey("k"));

            assertThat(repeated(aRequest().repeats(Repeats.ISSUE).idempotencyKey("k"))).isEqualTo(first);
            assertThat(issued(aRequest().repeats(Repeats.ISSUE).idempotencyKey("l"))).isNotEqualTo(first);
            assertThat(issuer.issue(aRequest().repeats(Repeats.ISSUE).order("another").idempotencyKey("k").build()))
                    .isEqualTo(new Outcome.OtherContent());
        }

        @Test
        void goesByTheIdempotencyKeyWhereThereIsNoOrderNumber() {
            IssuedOrder first = issued(aRequest().noOrder().idempotencyKey("k"));

            assertThat(repeated(aRequest().noOrder().idempotencyKey("k"))).isEqualTo(first);
            assertThat(issued(aRequest().noOrder().idempotencyKey("l"))).isNotEqualTo(first);
            assertThat(issued(aRequest().noOrder().idempotencyKey("k").provider("api"))).as("of another caller").isNotEqualTo(first);
        }

        @ParameterizedTest
        @ValueSource(strings = {"is_features=0:1", "is_userdata1=x", "is_additionalactivations=1"})
        void refusesOtherContentUnderTheSameKey(String pair) {
            issued(aRequest().noOrder().idempotencyKey("k"));

            assertThat(issuer.issue(aRequest().noOrder().idempotencyKey("k")
                    .with(pair.split("=")[0], pair.split("=")[1]).build())).isEqualTo(new Outcome.OtherContent());
            assertThat(issuer.issue(aRequest().noOrder().idempotencyKey("k").quantity(2).build())).isEqualTo(new Outcome.OtherContent());
            assertThat(issuer.issue(aRequest().noOrder().idempotencyKey("k").customer(Orders.customer("a@b.c", "A")).build()))
                    .isEqualTo(new Outcome.OtherContent());
            assertThat(stored()).hasSize(1);
        }
    }

    private KeyIssuer issuer(KeySource keys) {
        return new KeyIssuer(storage, new Entitlements(storage.products(), storage.argumentSets(), IssuingRules.USUAL),
                storage.issuedOrders(), storage.licenseEvents(), storage.refusedRepeats(), storage.mails(), keys,
                new CountingIds(), clock);
    }

    private void save(String name, String arguments) {
        storage.argumentSets().save(new ArgumentSet(name, arguments));
    }

    private IssuedOrder issued(KeyRequests request) {
        Outcome outcome = issuer.issue(request.build());
        assertThat(outcome).isInstanceOf(Outcome.Issued.class);
        return ((Outcome.Issued) outcome).order();
    }

    private IssuedOrder repeated(KeyRequests request) {
        Outcome outcome = issuer.issue(request.build());
        assertThat(outcome).isInstanceOf(Outcome.AlreadyIssued.class);
        return ((Outcome.AlreadyIssued) outcome).order();
    }

    private List<ArgumentError> errors(KeyRequests request) {
        Outcome outcome = issuer.issue(request.build());
        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        return ((Outcome.Invalid) outcome).errors();
    }

    private List<IssuedOrder> stored() {
        return storage.issuedOrders().list(new IssuedOrders.Filter(Optional.empty(), Optional.empty()), new PageRequest(200, Optional.empty()))
                .items();
    }
}
