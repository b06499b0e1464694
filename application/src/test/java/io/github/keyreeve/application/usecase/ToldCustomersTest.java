package io.github.keyreeve.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.application.port.out.Deliveries.Filter;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Quantity;
import io.github.keyreeve.domain.provider.Channel;
import io.github.keyreeve.domain.provider.NoticeRules;
import io.github.keyreeve.domain.provider.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who customers are after all that is told of them, and when the vendor's own systems are told so. */
class ToldCustomersTest {

    private static final Customer JANE = Orders.customer("jane@example.com", "Jane");
    private static final Customer JANE_DOE = Orders.customer("jane@example.com", "Jane Doe");

    private static final Customer MOVED = Orders.customer("moved@example.com", "Jane");
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final ToldShop shop = new ToldShop();

    @BeforeEach
    void somebodyListens() {
        shop.desks.storage.eventEndpoints().add(new EventEndpoint(UUID.randomUUID(), "https://example.com", Set.of(), true, false, false,
                new Secret("secret"), shop.desks.clock.instant()));
    }

    /** What an order says by a number of the shop is said of the same customer by the next one. */
    @Test
    void areToldOfByOrdersWithTheShopsOwnNumberOfTheirCustomer() {
        shop.tell("E-1", order("O-1", JANE, Optional.of("C-1")));
        shop.tell("E-2", order("O-1", JANE, Optional.of("C-1")));
        assertThat(told()).containsExactly(EventType.CUSTOMER_CREATED);

        shop.tell("E-3", order("O-2", JANE, Optional.of("C-1")));
        assertThat(told()).containsExactly(EventType.CUSTOMER_CREATED);

        shop.tell("E-4", order("O-3", JANE_DOE, Optional.of("C-1")));
        assertThat(told()).containsExactly(EventType.CUSTOMER_CREATED, EventType.CUSTOMER_MODIFIED);
        assertThat(deliveries()).extracting(Delivery::subjectId).containsOnly(deliveries().getFirst().subjectId());
    }

    /** An order keeps its customer as it was when it came (source: contract 4, "Rules"); its buyer comes with the licence. */
    @Test
    void areNotToldOfByOrdersWithAnAddressOnlyButByTheFirstMessageAboutThem() {
        shop.tell("E-1", order("O-1", JANE, Optional.empty()));
        shop.tell("E-2", order("O-2", JANE_DOE, Optional.empty()));
        assertThat(told()).isEmpty();

        shop.tell("E-3", new ShopNotice.CustomerTold(JANE_DOE, Optional.empty(), Optional.empty(), Optional.empty()));
        shop.tell("E-4", new ShopNotice.CustomerTold(JANE, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(told()).containsExactly(EventType.CUSTOMER_CREATED, EventType.CUSTOMER_MODIFIED);
    }

    @Test
    void areToldOfByWhatAShopTellsThatAsksForItsKeys() {
        shop.rules(NoticeRules.USUAL.with(Channel.ASK));

        shop.tell("E-1", order("O-1", JANE, Optional.empty()));
        shop.tell("E-2", order("O-2", JANE_DOE, Optional.empty()));

        assertThat(told()).containsExactly(EventType.CUSTOMER_CREATED, EventType.CUSTOMER_MODIFIED);
    }

    @Test
    void areToldOfByUpdateUserInformation() {
        shop.desks.customers().update(new KeepCustomers.Request(
                ToldShop.SHOP, JANE, Optional.empty(), Optional.empty(), Optional.empty(), Desks.SHOP));

        assertThat(told()).containsExactly(EventType.CUSTOMER_CREATED);
    }

    @Test
    void areWhoTheShopSaidLastThatTheyAreThoughAnEarlierWordComesLate() {
        shop.tell("E-1", customer(MOVED, "ctm_1", NOON.plusSeconds(60)));
        InboxEntry late = shop.tell("E-2", customer(JANE, "ctm_1", NOON));
        shop.tell("E-3", order("O-1", Customer.UNKNOWN, Optional.of("ctm_1")));

        assertThat(late.state()).isEqualTo(InboxEntry.State.DONE);
        assertThat(late.outcome()).contains("at a later moment already");
        assertThat(holders()).containsExactly(MOVED);
    }

    @Test
    void followWhatIsToldOfALaterMomentAndOfTheSame() {
        shop.tell("E-1", order("O-1", Customer.UNKNOWN, Optional.of("ctm_1")));

        shop.tell("E-2", customer(JANE, "ctm_1", NOON));
        shop.tell("E-3", customer(JANE_DOE, "ctm_1", NOON));
        assertThat(holders()).containsExactly(JANE_DOE);

        shop.tell("E-4", customer(MOVED, "ctm_1", NOON.plusSeconds(60)));
        assertThat(holders()).containsExactly(MOVED);
    }

    @Test
    void areNoneTheOlderForWhatWasToldOfOthers() {
        shop.tell("E-1", order("O-1", Customer.UNKNOWN, Optional.of("ctm_1")));
        shop.tell("E-2", customer(JANE, "ctm_2", NOON.plusSeconds(60)));

        shop.tell("E-3", customer(MOVED, "ctm_1", NOON));

        assertThat(holders()).containsExactly(MOVED);
    }

    private List<Customer> holders() {
        return shop.all().stream().map(Licenses.OrderedLicense::customer).toList();
    }

    private static ShopNotice customer(Customer customer, String number, Instant at) {
        return new ShopNotice.CustomerTold(customer, Optional.of(number), Optional.empty(), Optional.of(at));
    }

    private static ShopNotice order(String orderId, Customer customer, Optional<String> customerNumber) {
        return new ShopNotice.OrderPaid(orderId, Set.of(), List.of(new PaidLine("1", "", new Quantity(1), Mapping.ofSets("EDITOR"),
                Mapping.NONE, Optional.empty(), Optional.empty())), customer, customerNumber, false);
    }

    private List<EventType> told() {
        return deliveries().stream().map(Delivery::type).toList();
    }

    /** Oldest first. */
    private List<Delivery> deliveries() {
        return shop.desks.storage.deliveries().list(new Filter(Optional.empty(), Optional.empty()),
                new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items().reversed();
    }
}
