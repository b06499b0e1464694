package io.github.keyreeve.application.port.out;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.IssuedOrders.Filter;
import io.github.keyreeve.application.port.out.IssuedOrders.Recorded;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Standing;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.IssuedOrder;
import io.github.keyreeve.domain.order.MailWishes;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.order.OrderLineIdentity;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.product.Product;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of issued orders promises. */
public abstract class IssuedOrdersContract extends StorageContract {

    private static final String CONTENT = "c".repeat(64);

    @Test
    void findsAnOrderByItsIdAndByItsIdentity() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(3).build();
        OrderLineIdentity identity = anIdentity();

        boolean added = add(order, Optional.of(identity));

        assertThat(added).isTrue();
        assertThat(orders().find(order.line().id())).contains(order);
        assertThat(orders().find(identity)).contains(new Recorded(order, CONTENT));
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(orders().find(UUID.randomUUID())).isEmpty();
        assertThat(orders().find(anIdentity())).isEmpty();
    }

    @Test
    void keepsEveryPartOfAnOrder() {
        IssuedOrder order = anOrder()
                .of(aStoredProduct())
                .withProvider("woocommerce")
                .withReferences("7", "SUB-1")
                .withMail(new MailWishes(true, "welcome"))
                .asTestOrder()
                .withModel(LicenseModel.SUBSCRIPTION_FLOATING)
                .withFeatures("0:3;2:255")
                .withExpiry(new Expiry.At(Instant.parse("2027-01-05T23:59:59Z")))
                .withMaintenance(new MaintenancePlan(Orders.SAMPLE_INSTANT, Instant.parse("2028-02-29T12:00:00Z")))
                .withTags(new LicenseTags("affiliate", "data", 2, "5.0.00", "a=1;b=2"))
                .build();
        store(order);

        assertThat(orders().find(order.line().id())).contains(order);
    }

    @Test
    void keepsEveryKindOfExpiryAndStanding() {
        Product product = aStoredProduct();
        List<Expiry> expiries = List.of(new Expiry.Never(), new Expiry.At(Orders.SAMPLE_INSTANT), new Expiry.AfterFirstActivation(30));
        List<Standing> standings = List.of(new Standing.Good(), new Standing.Revoked(Orders.SAMPLE_INSTANT, Authority.SHOP),
                new Standing.Upgraded(Orders.SAMPLE_INSTANT));

        for (Expiry expiry : expiries) {
            for (Standing standing : standings) {
                IssuedOrder order = anOrder().of(product).withExpiry(expiry).withStanding(standing).build();
                store(order);

                assertThat(orders().find(order.line().id())).contains(order);
            }
        }
    }

    @Test
    void keepsTextAsItWasGiven() {
        Product product = aStoredProduct();

        for (String text : DIFFICULT_TEXTS) {
            IssuedOrder order = anOrder()
                    .of(product)
                    .withOrderId(text)
                    .withReferences(text, text)
                    .withCustomer(new Customer(text, text, text, text, text, text, text, text, text, text))
                    .withTags(new LicenseTags(text, text, 0, "", text))
                    .build();
            store(order);

            assertThat(orders().find(order.line().id())).contains(order);
        }
    }

    @Test
    void keepsTextOfTheGreatestLength() {
        String longest = longestText(Customer.MAX_LENGTH);
        IssuedOrder order = anOrder()
                .of(aStoredProduct())
                .withProvider("p".repeat(64))
                .withOrderId(longestText(OrderLine.MAX_REFERENCE))
                .withReferences(longestText(OrderLine.MAX_REFERENCE), longestText(OrderLine.MAX_REFERENCE))
                .withCustomer(new Customer(longestText(Customer.MAX_EMAIL), longest, longest, longest, longest, longest,
                        longest, longest, longest, longest))
                .withMail(new MailWishes(true, longest))
                .withFeatures("0:255;1:255;2:255;3:255")
                .withTags(new LicenseTags(longest, longestText(4_000), 2, "1234.1234.1234.1234", longestText(4_000)))
                .build();
        store(order);

        assertThat(orders().find(order.line().id())).contains(order);
    }

    @Test
    void keepsAnAddressWhoseLowerCaseIsLonger() {
        IssuedOrder order = anOrder()
                .of(aStoredProduct())
                .withCustomer(Orders.customer("İ".repeat(Customer.MAX_EMAIL), "Jane"))
                .build();
        store(order);

        assertThat(orders().find(order.line().id())).contains(order);
    }

    @Test
    void keepsInstantsToTheMicrosecondWithoutRoundingUp() {
        Instant instant = Instant.parse("2026-12-31T23:59:59.999999999Z");
        IssuedOrder order = anOrder().of(aStoredProduct()).createdAt(instant).build();
        store(order);

        Instant found = orders().find(order.line().id()).orElseThrow().line().createdAt();

        assertThat(found.truncatedTo(ChronoUnit.MICROS)).isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void answersTheLicensesInTheirOrder() {
        IssuedOrder order = anOrder().of(aStoredProduct()).withLicenses(50).build();
        List<License> shuffled = new ArrayList<>(order.licenses());
        Collections.shuffle(shuffled);
        IssuedOrder issued = new IssuedOrder(order.line(), shuffled);
        store(issued);

        assertThat(orders().find(order.line().id()).orElseThrow().licenses()).containsExactlyElementsOf(shuffled);
    }

    @Test
    void storesEveryOrderThatHasNoIdentity() {
        Product product = aStoredProduct();
        IssuedOrder first = anOrder().of(product).withOrderId("same").build();
        IssuedOrder second = anOrder().of(product).withOrderId("same").build();

        assertThat(add(first, Optional.empty())).isTrue();
        assertThat(add(second, Optional.empty())).isTrue();
    }

    @Test
    void refusesATakenIdentityAndFindsTheFirstInTheSameTransaction() {
        Product product = aStoredProduct();
        IssuedOrder first = anOrder().of(product).build();
        IssuedOrder second = anOrder().of(product).build();
        OrderLineIdentity identity = anIdentity();
        add(first, Optional.of(identity));

        IssuedOrder found = storage().transactions().inTransaction(() -> {
            assertThat(orders().add(second, Optional.of(identity), "other")).isFalse();
            return orders().find(identity).orElseThrow().order();
        });

        assertThat(found).isEqualTo(first);
        assertThat(orders().find(second.line().id())).isEmpty();
    }

    @Test
    void letsExactlyOneOfManyThreadsIssue() {
        Product product = aStoredProduct();
        OrderLineIdentity identity = anIdentity();
        List<IssuedOrder> orders = IntStream.range(0, 64)
                .mapToObj(thread -> anOrder().of(product).withLicenses(3).build())
                .toList();

        List<IssuedOrder> answers = Together.run(orders.size(), thread -> storage().transactions().inTransaction(() ->
                orders().add(orders.get(thread), Optional.of(identity), CONTENT)
                        ? orders.get(thread)
                        : orders().find(identity).orElseThrow().order()));

        assertThat(answers).containsOnly(orders().find(identity).orElseThrow().order());
        assertThat(orders).filteredOn(order -> orders().find(order.line().id()).isPresent()).hasSize(1);
    }

    @Test
    void failsForAnotherViolationThanOfTheIdentity() {
        IssuedOrder order = anOrder().of(aStoredProduct()).build();
        store(order);

        assertThatThrownBy(() -> add(order, Optional.of(anIdentity()))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void storesNothingIfALicenseCannotBeStored() {
        Product product = aStoredProduct();
        IssuedOrder first = anOrder().of(product).build();
        store(first);
        IssuedOrder second = anOrder().of(product).build();
        OrderLineIdentity identity = anIdentity();
        IssuedOrder withTakenKey = new IssuedOrder(second.line(), List.of(second.licenses().getFirst(), first.licenses().getFirst()));

        assertThatThrownBy(() -> orders().add(withTakenKey, Optional.of(identity), CONTENT)).isInstanceOf(RuntimeException.class);

        assertThat(orders().find(identity)).isEmpty();
        assertThat(orders().find(second.line().id())).isEmpty();
    }

    @Test
    void listsNewestFirstAndFiltered() {
        Product product = aStoredProduct();
        String orderId = "ORDER-" + UUID.randomUUID();
        IssuedOrder first = anOrder().of(product).withOrderId(orderId).withLicenses(2).build();
        IssuedOrder second = anOrder().of(product).withOrderId(orderId).withProvider("stripe").build();
        store(first, second);

        assertThat(orders().list(filter(Optional.empty(), Optional.of(orderId)), firstPage(10)).items())
                .containsExactly(second, first);
        assertThat(orders().list(filter(Optional.of("stripe"), Optional.of(orderId)), firstPage(10)).items())
                .containsExactly(second);
        assertThat(orders().list(filter(Optional.of("paypal"), Optional.of(orderId)), firstPage(10)).items()).isEmpty();
        assertThat(orders().list(filter(Optional.empty(), Optional.empty()), firstPage(1)).items()).containsExactly(second);
    }

    @Test
    void pagesThroughAListWhileOrdersAreAdded() {
        Product product = aStoredProduct();
        String orderId = "ORDER-" + UUID.randomUUID();
        List<IssuedOrder> stored = IntStream.range(0, 7).mapToObj(n -> anOrder().of(product).withOrderId(orderId).build()).toList();
        store(stored.toArray(IssuedOrder[]::new));
        Filter filter = filter(Optional.empty(), Optional.of(orderId));

        List<IssuedOrder> read = new ArrayList<>();
        Slice<IssuedOrder> slice = orders().list(filter, firstPage(3));
        read.addAll(slice.items());
        while (slice.next().isPresent()) {
            store(anOrder().of(product).withOrderId(orderId).build());
            slice = orders().list(filter, new PageRequest(3, slice.next()));
            read.addAll(slice.items());
        }

        assertThat(read).containsExactlyElementsOf(stored.reversed());
    }

    @Test
    void tellsThatAPageThatJustFitsIsTheLast() {
        Product product = aStoredProduct();
        String orderId = "ORDER-" + UUID.randomUUID();
        store(anOrder().of(product).withOrderId(orderId).build(), anOrder().of(product).withOrderId(orderId).build());

        Slice<IssuedOrder> slice = orders().list(filter(Optional.empty(), Optional.of(orderId)), firstPage(2));

        assertThat(slice.items()).hasSize(2);
        assertThat(slice.next()).isEmpty();
    }

    private IssuedOrders orders() {
        return storage().issuedOrders();
    }

    private boolean add(IssuedOrder order, Optional<OrderLineIdentity> identity) {
        return storage().transactions().inTransaction(() -> orders().add(order, identity, CONTENT));
    }

    private static OrderLineIdentity anIdentity() {
        return OrderLineIdentity.ofLine(new ProviderName("fastspring"), UUID.randomUUID().toString(), "1");
    }

    private static Filter filter(Optional<String> provider, Optional<String> orderId) {
        return new Filter(provider.map(ProviderName::new), orderId);
    }

    private static PageRequest firstPage(int limit) {
        return new PageRequest(limit, Optional.empty());
    }
}
