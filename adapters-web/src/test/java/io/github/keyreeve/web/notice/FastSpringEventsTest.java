package io.github.keyreeve.web.notice;

import static io.github.keyreeve.web.notice.Pushed.line;
import static io.github.keyreeve.web.notice.Pushed.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.ReturnedLine;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastSpringEventsTest {

    private static final FastSpringEvents READER = new FastSpringEvents();
    private static final Instant NEXT_CHARGE = Instant.ofEpochMilli(1523404800000L);
    private static final Customer JANE = new Customer("jane@example.com", "Jane Example", "Example Works GmbH", "", "",
            "Santa Barbara", "California", "93101", "US", "+43 1 5550100");
    private static final PaidLine EDITOR =
            line("acme-editor/1", "Acme Editor", 3, Mapping.ofSets("acme-ed", "acme-editor"));
    private static final PaidLine VIEWER =
            line("acme-viewer/1", "Acme Viewer", 1, Mapping.ofSets("acme-vw", "acme-viewer"));

    private static Pushed sample(String name) {
        return Pushed.sample(READER, "contextual-" + name + ".json");
    }

    private static Pushed event(String kind, String data) {
        return Pushed.json(READER, """
                {"events": [{"id": "ev1", "live": true, "type": "%s", "data": %s}]}""".formatted(kind, data));
    }

    private static OrderPaid order(String items) {
        return event("order.completed", """
                {"reference": "ACM1", "items": %s}""".formatted(items)).paid();
    }

    @Nested
    class Events {

        @Test
        void areSplit() {
            List<ShopEvent> events = sample("two-events-in-one-post").events();

            assertThat(events).extracting(ShopEvent::kind).containsExactly("order.completed", "mailingListEntry.updated");
            assertThat(events).extracting(ShopEvent::number)
                    .containsExactly("evFs000000000000000005", "evFs000000000000000006");
            assertThat(events).extracting(ShopEvent::provider).containsOnly(new ProviderName("fastspring"));
            assertThat(events).extracting(ShopEvent::contentType).containsOnly("application/json");
            assertThat(new String(events.getLast().body(), StandardCharsets.UTF_8)).startsWith("{\"id\":\"evFs000000000000000006\"");
        }

        @Test
        void areReadOneByOne() {
            List<ShopNotice> notices = sample("two-events-in-one-post").events().stream().map(READER::read).toList();

            assertThat(notices.getFirst()).isEqualTo(new OrderPaid(
                    "ACM260107-7741-20150",
                    Set.of("oFs0000000000000000003"),
                    List.of(line("acme-viewer/1", "acme-viewer", 1, mapping("is_productid=2", "acme-vw", "acme-viewer"))),
                    JANE,
                    Optional.of("acctExample0000000001"),
                    true,
                    dollars("19.0")));
            assertThat(notices.getLast()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void keepTheSellersArguments() {
            Arguments arguments = Arguments.ofText("is_productid=7");

            List<ShopEvent> events = READER.events(
                    new ShopMessage(sample("order-completed").body(), Map.of(), arguments));

            assertThat(events).extracting(ShopEvent::arguments).containsExactly(arguments);
        }

        @Test
        void mayBeNone() {
            assertThat(Pushed.json(READER, "{\"events\": []}").events()).isEmpty();
        }

        @Test
        void withEndlessNumbersAreKept() {
            ShopEvent event = Pushed.json(READER, """
                    {"events": [{"id": "%s", "type": "%s"}]}""".formatted("i".repeat(256), "t".repeat(101))).event();

            assertThat(event.number()).hasSize(64);
            assertThat(event.kind()).isEqualTo("t".repeat(100));
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "", "[]", "null", "{", "{} {}", "{}", "{\"events\": {}}", "{\"events\": [7]}", "{\"events\": [{\"id\": \"x\"}]}",
            "{\"events\": [{\"type\": \"order.completed\"}]}", "{\"events\": [{\"id\": \"x\", \"type\": \"\\u0000\"}]}"
        })
        void ofAnotherFormAreUnreadable(String body) {
            assertThatThrownBy(() -> Pushed.json(READER, body).events()).isInstanceOf(UnreadableRequestException.class);
        }
    }

    @Nested
    class Orders {

        @ParameterizedTest
        @ValueSource(strings = {"order-completed", "order-completed-manual-resend"})
        void arePaid(String name) {
            assertThat(sample(name).notice()).isEqualTo(new OrderPaid(
                    "ACM260105-7741-20131",
                    Set.of("oFs0000000000000000001"),
                    List.of(EDITOR, VIEWER),
                    JANE,
                    Optional.of("acctExample0000000001"),
                    true,
                    dollars("166.0")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"oFs1\"", "{\"id\": \"oFs1\"}", "{\"reference\": \"ACM1\", \"items\": [\"acme-editor\"]}", "null"})
        void withoutTheirContentNameTheSetting(String data) {
            assertThat(sample("order-completed-not-expanded").notice()).isEqualTo(event("order.completed", data).notice());
            assertThat(event("order.completed", data).notice()).isInstanceOfSatisfying(
                    NotUsable.class, notice -> assertThat(notice.why()).contains("Webhook Expansion"));
        }

        @Test
        void tellLinesOfOneProductApart() {
            assertThat(order("""
                    [{"product": "a", "quantity": 0}, {"product": "b"}, {"product": {"product": "a"}, "quantity": 2}]""").lines())
                    .extracting(PaidLine::line)
                    .containsExactly("b/1", "a/2");
        }

        @Test
        void takeArgumentsFromAttributesAndSku() {
            assertThat(order("""
                    [{"product": "a", "sku": "&is_productid=1&is_features=0:1", "attributes": {"is_productid": "2", "colour": "red"}}]""")
                    .lines())
                    .containsExactly(line("a/1", "a", 1, mapping("is_productid=2&is_features=0:1", "a")));
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "\"sub1\"", "{\"id\": \"sub1\", \"nextValue\": 1523404800000}", "{\"subscription\": \"sub1\", \"next\": 1523404800000}"
        })
        void nameTheirSubscriptions(String subscription) {
            PaidLine line = order("[{\"product\": \"a\", \"subscription\": %s}]".formatted(subscription)).lines().getFirst();

            assertThat(line.subscriptionId()).contains("sub1");
            assertThat(line.paidUntil()).isEqualTo(subscription.startsWith("{") ? Optional.of(NEXT_CHARGE) : Optional.empty());
        }

        @Test
        void needNoCustomer() {
            OrderPaid paid = order("[]");

            assertThat(paid.customer()).isEqualTo(Customer.UNKNOWN);
            assertThat(paid.customerNumber()).isEmpty();
            assertThat(paid.testOrder()).isFalse();
        }

        @Test
        void knowTheCustomerByTheAccountElse() {
            OrderPaid paid = event("order.completed", """
                    {"reference": "ACM1", "items": [], "address": {"addressLine1": "801 Garden St", "postal code": "93101"},
                     "account": {"account": "acct1", "contact": {"first": "Jane", "last": null, "email": "jane@example.com"}}}""")
                    .paid();

            assertThat(paid.customer())
                    .isEqualTo(new Customer("jane@example.com", "Jane", "", "801 Garden St", "", "", "", "93101", "", ""));
            assertThat(paid.customerNumber()).contains("acct1");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "{\"items\": []}",
            "{\"reference\": \"ACM1\", \"items\": [{\"quantity\": 1}]}",
            "{\"reference\": \"ACM1\", \"items\": [{\"product\": \"a\", \"quantity\": \"many\"}]}",
            "{\"reference\": \"ACM1\", \"items\": [{\"product\": \"a\", \"quantity\": 10001}]}",
            "{\"reference\": \"ACM1\", \"items\": [{\"product\": \"a\", \"quantity\": {}}]}",
            "{\"reference\": \"ACM\\u0000\", \"items\": []}"
        })
        void withoutWhatTheyMustHaveAreUnreadable(String data) {
            assertThatThrownBy(() -> event("order.completed", data).notice()).isInstanceOf(UnreadableRequestException.class);
        }

        @Test
        void withEndlessNumbersAreUnreadable() {
            assertThatThrownBy(() -> sample("order-completed").with("/events/0/data/reference", "\"" + "9".repeat(256) + "\"").notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("reference");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"oFs1\"", "{\"id\": \"oFs1\"}", "{\"reference\": \"oFs1\", \"id\": \"x\"}"})
        void areCancelled(String data) {
            assertThat(event("order.canceled", data).notice()).isEqualTo(new OrderCancelled("oFs1"));
        }

        @Test
        void withProductsTooLongForTheNameOfALineAreUnreadable() {
            assertThatThrownBy(() -> order("[{\"product\": \"%s\"}]".formatted("p".repeat(254))))
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("product");
        }
    }

    @Nested
    class Subscriptions {

        private static final PaidLine YEARLY = Pushed.of(
                line("acme-editor-yearly/1", "Acme Editor yearly", 1, Mapping.ofSets("acme-ed-y", "acme-editor-yearly")),
                "subFs00000000000000001", null);

        @Test
        void arePaidForAgain() {
            assertThat(sample("subscription-charge-completed").notice()).isEqualTo(new SubscriptionPaid(
                    "subFs00000000000000001",
                    Optional.of(NEXT_CHARGE),
                    Optional.of(new Payment("ACM270106-1188-88002B", Set.of("oFs0000000000000000002"), dollars("149.95"))),
                    Optional.of(YEARLY),
                    true));
        }

        @Test
        void arePaidForAgainWithoutADate() {
            assertThat(sample("subscription-charge-completed")
                    .with("/events/0/data/subscription", "\"subFs00000000000000001\"").notice())
                    .isEqualTo(new SubscriptionPaid("subFs00000000000000001", Optional.empty(),
                            Optional.of(new Payment("ACM270106-1188-88002B", Set.of("oFs0000000000000000002"), dollars("149.95"))),
                            Optional.of(YEARLY), true));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"x\"", "{\"order\": \"oFs1\", \"subscription\": \"sub1\"}"})
        void paidForWithoutContentNameTheSetting(String data) {
            assertThat(event("subscription.charge.completed", data).notice()).isInstanceOf(NotUsable.class);
        }

        @Test
        void mustBeNamed() {
            assertThatThrownBy(() -> event("subscription.charge.completed", "{\"order\": {\"items\": []}}").notice())
                    .hasMessageContaining("data.subscription");
            assertThatThrownBy(() -> event("subscription.deactivated", "{}").notice()).hasMessageContaining("data.id");
        }

        @Test
        void endWhenTheyAreDeactivated() {
            assertThat(sample("subscription-deactivated").notice()).isEqualTo(new SubscriptionEnded("subFs00000000000000001"));
            assertThat(event("subscription.deactivated", "\"sub1\"").notice()).isEqualTo(new SubscriptionEnded("sub1"));
        }

        @Test
        void goOnWhenTheyAreCancelled() {
            assertThat(event("subscription.canceled", "\"sub1\"").notice()).isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Returns {

        private Pushed returned(String amount, String items) {
            return event("return.created", """
                    {"totalReturn": %s, "original": {"reference": "ACM1", "total": 166.0}, "items": %s}""".formatted(amount, items));
        }

        @Test
        void ofAPartNameTheLines() {
            assertThat(sample("return-created").notice()).isEqualTo(new OrderPartlyRefunded(
                    "ACM260105-7741-20131", List.of(new ReturnedLine("acme-editor/1", 3)), Optional.of(new Refund("retFs00000000000000001", dollars("147.0"), dollars("166.0")))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"166.0", "166", "166.01", "\"166.00\""})
        void ofAllAreWhole(String amount) {
            assertThat(returned(amount, "[]").notice()).isEqualTo(new OrderRefunded("ACM1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"165.99", "null", "\"all\"", "\"1E999999999\"", "1E400", "-1E400"})
        void ofLessOrAnUnknownAmountAreOfMoneyOnlyWithoutItems(String amount) {
            assertThat(returned(amount, "[{\"quantity\": 1}]").notice()).isEqualTo(new OrderPartlyRefunded("ACM1", List.of(), Optional.empty()));
        }

        @Test
        void leaveOutWhatIsNoLicence() {
            assertThat(returned("1", "[{\"product\": \"a\", \"quantity\": 0}, {\"product\": \"a\", \"quantity\": 2}]").notice())
                    .isEqualTo(new OrderPartlyRefunded("ACM1", List.of(new ReturnedLine("a/2", 2)), Optional.empty()));
        }

        @Test
        void thatAreNotDoneChangeNothing() {
            assertThat(sample("return-created").with("/events/0/data/completed", "false").notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void mustNameTheirOrder() {
            assertThat(event("return.created", "{\"original\": \"oFs1\"}").notice())
                    .isEqualTo(new OrderPartlyRefunded("oFs1"));
            assertThatThrownBy(() -> event("return.created", "\"ret1\"").notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("data.original.reference");
        }
    }

    private static Optional<Price> dollars(String amount) {
        return Optional.of(Price.of(amount, "USD"));
    }
}
