package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Customers.KnownCustomer;
import io.github.keyreeve.application.port.out.Licenses.Filter;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.product.Product;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of customers promises. */
public abstract class CustomersContract extends StorageContract {

    @Test
    void keepsACustomerUnderItsIdentity() {
        String email = email();
        KnownCustomer customer = new KnownCustomer(ids.next(), new Customer(email, longestText(255), "東京", "O'Brien", "", "c", "s",
                "z", "DE", "1"));

        add(customer, CustomerIdentity.ofEmail(email));

        assertThat(customers().find(CustomerIdentity.ofEmail(email.toUpperCase()))).contains(customer);
        assertThat(customers().find(customer.id())).contains(customer);
        assertThat(customers().find(CustomerIdentity.ofEmail(email()))).isEmpty();
        assertThat(customers().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void replacesACustomerUnderAnotherIdentity() {
        KnownCustomer before = new KnownCustomer(ids.next(), Orders.customer(email(), "Before"));
        KnownCustomer after = new KnownCustomer(before.id(), Orders.customer(email(), "After"));
        add(before, CustomerIdentity.ofEmail(before.customer().email()));

        replace(after, CustomerIdentity.ofEmail(after.customer().email()));

        assertThat(customers().find(CustomerIdentity.ofEmail(after.customer().email()))).contains(after);
        assertThat(customers().find(CustomerIdentity.ofEmail(before.customer().email()))).isEmpty();
    }

    @Test
    void letsNoTwoCustomersHaveOneIdentity() {
        KnownCustomer one = new KnownCustomer(ids.next(), Orders.customer(email(), "One"));
        KnownCustomer other = new KnownCustomer(ids.next(), Orders.customer(email(), "Other"));
        CustomerIdentity identity = CustomerIdentity.ofEmail(one.customer().email());
        add(one, identity);
        add(other, CustomerIdentity.ofEmail(other.customer().email()));

        assertThatThrownBy(() -> add(new KnownCustomer(ids.next(), one.customer()), identity))
                .isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> replace(other, identity)).isInstanceOf(StorageUnavailableException.class);
        assertThat(customers().find(identity)).contains(one);
    }

    @Test
    void showsLicencesWithTheCustomerThatTheyAreLinkedTo() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withCustomer(Orders.customer(email(), "Buyer")).withLicenses(2).build();
        store(order);
        License linked = order.licenses().getFirst();
        KnownCustomer customer = new KnownCustomer(ids.next(), Orders.customer(email(), "Holder"));
        add(customer, CustomerIdentity.ofEmail(customer.customer().email()));

        customers().link(customer.id(), List.of(linked.id()));

        assertThat(storage().licenses().find(linked.id()).orElseThrow().customer()).isEqualTo(customer.customer());
        assertThat(storage().licenses().find(linked.id()).orElseThrow().order()).isEqualTo(order.line());
        assertThat(storage().licenses().find(order.licenses().getLast().id()).orElseThrow().customer())
                .isEqualTo(order.line().customer());
        assertThat(licensesOf(customer.customer().email().toUpperCase())).containsExactly(linked.id());
        assertThat(licensesOf(order.line().customer().email())).hasSize(2);
    }

    @Test
    void areShownByAnotherLicenceAsWell() {
        IssuedOrder old = anOrder().of(aStoredProduct()).build();
        IssuedOrder fresh = anOrder().of(aStoredProduct()).build();
        store(old, fresh);
        KnownCustomer customer = new KnownCustomer(ids.next(), Orders.customer(email(), "Holder"));
        add(customer, CustomerIdentity.ofEmail(customer.customer().email()));
        String buyer = holder(fresh);

        storage().licenses().showCustomerOf(old.licenses().getFirst().id(), fresh.licenses().getFirst().id());
        assertThat(holder(fresh)).isEqualTo(buyer);

        customers().link(customer.id(), List.of(old.licenses().getFirst().id()));
        storage().licenses().showCustomerOf(old.licenses().getFirst().id(), fresh.licenses().getFirst().id());
        assertThat(holder(fresh)).isEqualTo("Holder");
        assertThat(idsOf(storage().licenses().showing(customer.id())))
                .containsExactlyInAnyOrder(old.licenses().getFirst().id(), fresh.licenses().getFirst().id());
    }

    @Test
    void findsTheLicencesThatShowACustomerAndThoseOfAnAddressThatShowNone() {
        Product product = aStoredProduct();
        String email = email();
        IssuedOrder linked = anOrder().of(product).withCustomer(Orders.customer(email, "Buyer")).build();
        IssuedOrder free = anOrder().of(product).withCustomer(Orders.customer(email.toUpperCase(), "Buyer")).build();
        IssuedOrder otherShop = anOrder().of(product).withCustomer(Orders.customer(email, "Buyer")).withProvider("paypal").build();
        store(linked, free, otherShop);
        KnownCustomer one = new KnownCustomer(ids.next(), Orders.customer(email(), "One"));
        add(one, CustomerIdentity.ofEmail(one.customer().email()));
        customers().link(one.id(), List.of(linked.licenses().getFirst().id()));

        assertThat(idsOf(storage().licenses().showing(one.id()))).containsExactly(linked.licenses().getFirst().id());
        assertThat(idsOf(storage().licenses().ofAddress(free.line().provider(), email))).containsExactly(free.licenses().getFirst().id());
        assertThat(storage().licenses().showing(UUID.randomUUID())).isEmpty();
        assertThat(holder(linked)).isEqualTo("One");
    }

    private static List<UUID> idsOf(List<Licenses.OrderedLicense> found) {
        return found.stream().map(ordered -> ordered.license().id()).toList();
    }

    private String holder(IssuedOrder order) {
        return storage().licenses().find(order.licenses().getFirst().id()).orElseThrow().customer().name();
    }

    private List<UUID> licensesOf(String email) {
        return storage().licenses()
                .list(new Filter(Optional.empty(), Optional.empty(), Optional.of(email), Optional.empty(), Optional.empty(),
                        Optional.empty()), Orders.SAMPLE_INSTANT, new PageRequest(PageRequest.MAX_LIMIT, Optional.empty()))
                .items().stream().map(found -> found.license().id()).toList();
    }

    private void add(KnownCustomer customer, CustomerIdentity identity) {
        storage().transactions().inTransaction(() -> {
            customers().add(customer, identity, Orders.SAMPLE_INSTANT);
            return customer;
        });
    }

    private void replace(KnownCustomer customer, CustomerIdentity identity) {
        storage().transactions().inTransaction(() -> {
            customers().replace(customer, identity, Orders.SAMPLE_INSTANT);
            return customer;
        });
    }

    private Customers customers() {
        return storage().customers();
    }

    private static String email() {
        return UUID.randomUUID() + "@Example.com";
    }
}
