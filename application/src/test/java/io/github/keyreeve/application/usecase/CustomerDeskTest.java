package io.github.keyreeve.application.usecase;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.KeepCustomers.Outcome;
import io.github.keyreeve.application.port.in.KeepCustomers.Request;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseEvent;
import io.github.keyreeve.domain.license.LicenseEvent.Change;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.LicenseReference;
import io.github.keyreeve.domain.order.ProviderName;
import java.util.List;
import java.util.Optional;
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

    private boolean update(Customer told, Optional<String> previousEmail, Optional<License> license) {
        Outcome outcome = desks.customers().update(new Request(SHOP, told, Optional.empty(), previousEmail,
                license.map(Desks::by), Desks.STAFF));
        return ((Outcome.Stored) outcome).created();
    }

    private static Customer told(String email, String phone) {
        return new Customer(email, "", "", "", "", "", "", "", "", phone);
    }
}
