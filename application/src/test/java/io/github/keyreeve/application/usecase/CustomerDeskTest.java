package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.KeepCustomers.Outcome;
import io.github.keyreeve.application.port.in.KeepCustomers.Request;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CustomerDeskTest {

    private static final ProviderName SHOP = new ProviderName("fastspring");
    private static final Customer JANE = Orders.customer("Jane@Example.com", "Jane Doe");

    private final Desks desks = new Desks();

    @Test
    void completesWhatTheLicenceShowsSoFar() {
        License license = desks.issued(anOrder().withCustomer(JANE).build());

        update(told("jane@example.com", "555"), Optional.empty(), Optional.of(license));

        assertThat(desks.stored(license).customer())
                .isEqualTo(new Customer("jane@example.com", "Jane Doe", "Doe Ltd", "1 High Street", "", "Leeds", "", "LS1 1AA", "GB", "555"));
    }

    @Test
    void followsACustomerToANewAddress() {
        License license = desks.issued(anOrder().withCustomer(JANE).build());

        update(told("new@example.com", ""), Optional.of("JANE@example.com"), Optional.of(license));

        assertThat(desks.stored(license).customer().name()).isEqualTo("Jane Doe");
        assertThat(desks.stored(license).customer().email()).isEqualTo("new@example.com");
    }

    @Test
    void takesNothingFromTheCustomerBeforeWhereAnotherOneIsTold() {
        License license = desks.issued(anOrder().withCustomer(JANE).build());

        update(told("bob@example.com", "555"), Optional.empty(), Optional.of(license));

        assertThat(desks.stored(license).customer()).isEqualTo(told("bob@example.com", "555"));
    }

    @Test
    void knowsCustomersByTheirPreviousAddressWhereTheyHaveNoOther() {
        assertThat(update(told("", "1"), Optional.of("a@example.com"), Optional.empty())).isEqualTo(true);
        assertThat(update(told("", "2"), Optional.of("b@example.com"), Optional.empty())).isEqualTo(true);
        assertThat(update(told("", "3"), Optional.of("a@example.com"), Optional.empty())).isEqualTo(false);
    }

    @Test
    void tellsInTheHistoryOfEveryLicenceThatShowsTheCustomerThoughItIsNotNamed() {
        License linked = desks.issued(anOrder().withCustomer(JANE).build());
        License sameAddress = desks.issued(anOrder().withCustomer(JANE).build());
        License otherAddress = desks.issued(anOrder().withCustomer(Orders.customer("bob@example.com", "Bob")).build());
        update(JANE, Optional.empty(), Optional.of(linked));

        update(told("jane@example.com", "555"), Optional.empty(), Optional.empty());

        assertThat(desks.history(linked)).containsExactly(LicenseEvent.Kind.CUSTOMER_CHANGED);
        assertThat(desks.history(sameAddress)).containsExactly(LicenseEvent.Kind.CUSTOMER_CHANGED);
        assertThat(desks.stored(sameAddress).customer().phone()).isEqualTo("555");
        assertThat(desks.events(otherAddress)).isEmpty();
    }

    @Test
    void tellsEachLicencesOwnChangesAndNoneWhereThereIsNone() {
        License one = desks.issued(anOrder().withOrderId("O-1").withCustomer(JANE).build());
        License other = desks.issued(anOrder().withOrderId("O-1").withCustomer(Orders.customer("jane@example.com", "J.")).build());
        Request request = new Request(SHOP, JANE, Optional.empty(), Optional.empty(),
                Optional.of(new LicenseReference.OfOrder(SHOP, "O-1")), Desks.STAFF);

        desks.customers().update(request);
        desks.customers().update(request);

        assertThat(desks.events(one)).isEmpty();
        assertThat(desks.events(other)).extracting(LicenseEvent::changes).containsExactly(List.of(
                new Change("customer.email", "jane@example.com", "Jane@Example.com"), new Change("customer.name", "J.", "Jane Doe")));
    }

    @Nested
    class Knowing {

        @Test
        void byTheShopsNumberWhateverTheAddress() {
            UUID jane = stored(new Request(SHOP, JANE, Optional.of("7"), Optional.empty(), Optional.empty(), Desks.SHOP));

            UUID moved = stored(new Request(SHOP, told("moved@example.com", ""), Optional.of("7"), Optional.empty(), Optional.empty(),
                    Desks.SHOP));

            assertThat(moved).isEqualTo(jane);
            assertThat(known(jane)).isEqualTo(Orders.customer("moved@example.com", "Jane Doe"));
        }

        @Test
        void tellsNumbersAndShopsApart() {
            UUID seven = stored(new Request(SHOP, told("", "1"), Optional.of("7"), Optional.empty(), Optional.empty(), Desks.SHOP));

            assertThat(stored(new Request(SHOP, told("", "1"), Optional.of("8"), Optional.empty(), Optional.empty(), Desks.SHOP)))
                    .isNotEqualTo(seven);
            assertThat(stored(new Request(new ProviderName("stripe"), told("", "1"), Optional.of("7"), Optional.empty(),
                    Optional.empty(), Desks.SHOP))).isNotEqualTo(seven);
        }

        @Test
        void byTheAddressInAnyCaseOfLetters() {
            UUID jane = stored(request(JANE));

            assertThat(desks.customers().update(request(told("JANE@EXAMPLE.COM", "5")))).isEqualTo(new Outcome.Stored(jane, false));
            assertThat(known(jane).phone()).isEqualTo("5");
            assertThat(known(jane).name()).isEqualTo("Jane Doe");
        }

        @Test
        void byTheAddressUntilTheShopGivesANumber() {
            UUID jane = stored(request(JANE));

            assertThat(stored(new Request(SHOP, JANE, Optional.of("7"), Optional.empty(), Optional.empty(), Desks.SHOP))).isEqualTo(jane);
            assertThat(stored(new Request(SHOP, told("", "5"), Optional.of("7"), Optional.empty(), Optional.empty(), Desks.SHOP)))
                    .isEqualTo(jane);
        }

        @Test
        void byThePreviousAddress() {
            UUID jane = stored(request(JANE));

            UUID moved = stored(new Request(SHOP, told("moved@example.com", ""), Optional.empty(), Optional.of("jane@EXAMPLE.com"),
                    Optional.empty(), Desks.SHOP));

            assertThat(moved).isEqualTo(jane);
            assertThat(known(jane)).isEqualTo(Orders.customer("moved@example.com", "Jane Doe"));
            assertThat(stored(request(told("moved@example.com", "")))).isEqualTo(jane);
            assertThat(stored(request(told("jane@example.com", "")))).isNotEqualTo(jane);
        }

        @Test
        void needsANumberOrAnAddress() {
            assertThat(desks.customers().update(request(told("", "555")))).isEqualTo(new Outcome.Invalid(
                    List.of(new ArgumentError("email", "is missing; the customer is known by it"))));
        }
    }

    @Nested
    class Showing {

        private final Customer roe = Orders.customer("jane@example.com", "Jane Roe");
        private final License license = desks.issued(anOrder().withOrderId("O-1").withCustomer(JANE).build());

        @Test
        void theCustomerWithTheLicenceOfTheKey() {
            License same = desks.issued(anOrder().withOrderId("O-1").withCustomer(Orders.customer("bob@example.com", "Bob")).build());

            update(roe, Optional.empty(), Optional.of(license));

            assertThat(desks.stored(license).customer()).isEqualTo(roe);
            assertThat(desks.stored(same).customer().name()).isEqualTo("Bob");
            assertThat(desks.events(license)).singleElement()
                    .extracting(LicenseEvent::kind, LicenseEvent::at, LicenseEvent::changes)
                    .containsExactly(LicenseEvent.Kind.CUSTOMER_CHANGED, desks.clock.instant(), List.of(
                            new Change("customer.email", "Jane@Example.com", "jane@example.com"),
                            new Change("customer.name", "Jane Doe", "Jane Roe")));
        }

        @Test
        void theCustomerWithEveryKeyOfTheOrder() {
            License second = desks.issued(anOrder().withOrderId("O-1").withCustomer(JANE).build());
            License other = desks.issued(anOrder().withOrderId("O-2").withCustomer(Orders.customer("bob@example.com", "Bob")).build());

            desks.customers().update(new Request(SHOP, roe, Optional.empty(), Optional.empty(),
                    Optional.of(new LicenseReference.OfOrder(SHOP, "O-1")), Desks.SHOP));

            assertThat(desks.stored(license).customer()).isEqualTo(roe);
            assertThat(desks.stored(second).customer()).isEqualTo(roe);
            assertThat(desks.stored(other).customer().name()).isEqualTo("Bob");
        }

        @Test
        void theCustomerWithTheOrdersOfThatAddressInTheSameShop() {
            License elsewhere = desks.issued(anOrder().withProvider("stripe").withCustomer(JANE).build());

            stored(request(roe));

            assertThat(desks.stored(license).customer()).isEqualTo(roe);
            assertThat(desks.stored(elsewhere).customer()).isEqualTo(JANE);
        }

        @Test
        void theCustomerWithTheOrdersOfThePreviousAddress() {
            stored(new Request(SHOP, told("moved@example.com", ""), Optional.empty(), Optional.of("jane@example.com"), Optional.empty(),
                    Desks.SHOP));

            assertThat(desks.stored(license).customer().email()).isEqualTo("moved@example.com");
        }

        @Test
        void whomItIsTheLicencesOfNobodyElse() {
            update(Orders.customer("bob@example.com", "Bob"), Optional.empty(), Optional.of(license));

            stored(request(roe));

            assertThat(desks.stored(license).customer().name()).isEqualTo("Bob");
        }

        @Test
        void whatTheOrderSaidWhereTheOrderIsAskedFor() {
            update(roe, Optional.empty(), Optional.of(license));

            assertThat(desks.stored(license).order().customer()).isEqualTo(JANE);
            assertThat(desks.storage.issuedOrders().find(desks.stored(license).order().id()).orElseThrow().line().customer())
                    .isEqualTo(JANE);
        }

        @Test
        void changesTheLicenceNotAtAll() {
            update(roe, Optional.empty(), Optional.of(license));

            assertThat(desks.stored(license).license()).isEqualTo(license);
        }
    }

    @Nested
    class Missing {

        @Test
        void aKeyIsRefusedAndNothingStored() {
            assertThat(desks.customers().update(new Request(SHOP, JANE, Optional.empty(), Optional.empty(),
                    Optional.of(new LicenseReference.OfKey("ABC")), Desks.SHOP))).isEqualTo(new Outcome.LicenseNotFound());
            assertThat(desks.storage.customers().find(CustomerIdentity.ofEmail(JANE.email()))).isEmpty();
        }

        @Test
        void anOrderMayBeOneThatIsYetToCome() {
            UUID jane = stored(new Request(SHOP, JANE, Optional.empty(), Optional.empty(),
                    Optional.of(new LicenseReference.OfOrder(SHOP, "yet to come")), Desks.SHOP));

            assertThat(known(jane)).isEqualTo(JANE);
        }
    }

    private static Request request(Customer told) {
        return new Request(SHOP, told, Optional.empty(), Optional.empty(), Optional.empty(), Desks.SHOP);
    }

    private UUID stored(Request request) {
        return ((Outcome.Stored) desks.customers().update(request)).id();
    }

    private Customer known(UUID id) {
        return desks.storage.customers().find(id).orElseThrow().customer();
    }

    private boolean update(Customer told, Optional<String> previousEmail, Optional<License> license) {
        Outcome outcome = desks.customers().update(new Request(SHOP, told, Optional.empty(), previousEmail,
                license.map(Desks::by), Desks.STAFF));
        return ((Outcome.Stored) outcome).created();
    }

    private static Customer told(String email, String phone) {
        return new Customer(email, "", "", "", "", "", "", "", "", phone);
    }
}
