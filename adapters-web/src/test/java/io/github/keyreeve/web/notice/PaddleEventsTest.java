package io.github.keyreeve.web.notice;

import static io.github.keyreeve.web.notice.Pushed.line;
import static io.github.keyreeve.web.notice.Pushed.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.CustomerTold;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionBegun;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaddleEventsTest {

    private static final PaddleEvents READER = new PaddleEvents();
    private static final String TRANSACTION = "txn_01h8dzxgkvdwemdhbpcapj2tbj";
    private static final String SUBSCRIPTION = "sub_01h7ht5z5wdg9pz18jx1fagp8k";
    private static final Instant END = Instant.parse("2026-02-05T08:00:00Z");
    private static final PaidLine SEATS = line("txnitm_01h8e18cjzkpvj81m223nvag50", "ChatApp Pro", 3, mapping(
            "is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=permanent",
            "pri_01gsz8x8sawmvhz1pv30nge1ke", "pro_01gsz4t5hdjse780zja8vvr7jg"));
    private static final PaidLine ROOMS = line("txnitm_01h8e18cjzkpvj81m225yfzsdz", "Voice rooms addon", 1,
            Mapping.ofSets("pri_01h1vjfevh5etwq3rb416a23h2", "pro_01h1vjes1y163xfj1rh1tkfb65"));
    private static final PaidLine DOMAINS = line("txnitm_01h8e18ck0g6b9r0247mdrh34r", "Custom domains", 1,
            Mapping.ofSets("pri_01gsz98e27ak2tyhexptwc58yk", "pro_01gsz97mq9pa4fkyy0wqenepkz"));
    private static final Customer BUYER = new Customer("jane@example.com", "", "", "", "", "", "", "", "", "");

    private static Pushed sale() {
        return Pushed.sample(READER, "transaction-completed-three-lines-qty3.json");
    }

    private static Pushed renewal() {
        return Pushed.sample(READER, "transaction-completed-renewal.json");
    }

    private static Pushed event(String kind, String data) {
        return Pushed.json(READER, """
                {"event_id": "evt_1", "event_type": "%s", "occurred_at": "2026-01-05T08:00:00Z", "data": %s}""".formatted(kind, data));
    }

    @Nested
    class Events {

        @Test
        void areTheirMessages() {
            ShopEvent event = sale().event();

            assertThat(event.provider()).isEqualTo(new ProviderName("paddle"));
            assertThat(event.kind()).isEqualTo("transaction.completed");
            assertThat(event.number()).isEqualTo("evt_01h8e1jxjnw9ra6zarhnz1a7y1");
            assertThat(event.body()).isEqualTo(sale().body());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "{}", "{\"event_id\": \"evt_1\"}", "{\"event_type\": \"transaction.completed\"}"})
        void ofAnotherFormAreUnreadable(String body) {
            assertThatThrownBy(() -> Pushed.json(READER, body).events()).isInstanceOf(UnreadableRequestException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"transaction.paid", "subscription.updated", "subscription.past_due", "unheard.of"})
        void ofOtherKindsChangeNothing(String kind) {
            assertThat(event(kind, "{}").notice()).isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Sales {

        @Test
        void arePaid() {
            assertThat(sale().notice()).isEqualTo(new OrderPaid(TRANSACTION, Set.of(), List.of(SEATS, ROOMS, DOMAINS), BUYER,
                    Optional.of("ctm_01h8e18bxp9hby49dnm8ewf0m0"), false, Optional.of(Price.of("652.15", "USD"))));
        }

        /** As Paddle includes it where it is asked. */
        @Test
        void knowTheirCustomerWhereItWasAskedFor() {
            OrderPaid paid = sale()
                    .with("/data/customer", "{\"id\": \"ctm_1\", \"email\": \"asked@example.com\", \"name\": \"Jane Example\"}")
                    .with("/data/address", """
                            {"first_line": "Example Street 1", "second_line": "2nd floor", "city": "Vienna", "region": "W", "postal_code": "1010",
                             "country_code": "AT"}""")
                    .with("/data/business", "{\"name\": \"Acme\"}")
                    .paid();

            assertThat(paid.customer()).isEqualTo(new Customer("asked@example.com", "Jane Example", "Acme", "Example Street 1", "2nd floor",
                    "Vienna", "W", "1010", "AT", ""));
        }

        @Test
        void mayBeginASubscriptionThatIsOfTheRecurringLinesOnly() {
            OrderPaid paid = sale()
                    .with("/data/subscription_id", "\"%s\"".formatted(SUBSCRIPTION))
                    .with("/data/billing_period", "{\"ends_at\": \"2026-02-05T08:00:00Z\"}")
                    .paid();

            assertThat(paid.lines()).containsExactly(
                    Pushed.of(SEATS, SUBSCRIPTION, END), Pushed.of(ROOMS, SUBSCRIPTION, END), DOMAINS);
        }

        @Test
        void mapByPriceThenProductThenItem() {
            assertThat(sale()
                    .with("/data/details/line_items/0/product/custom_data", "{\"is_productid\": \"8\", \"is_features\": \"0:1\"}")
                    .with("/data/items/0/custom_data", "{\"is_features\": \"0:2\", \"is_affiliateid\": \"x\"}")
                    .paid().lines().getFirst().mapping().arguments())
                    .isEqualTo(mapping("is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=permanent"
                            + "&is_features=0:1&is_affiliateid=x").arguments());
        }

        @Test
        void tellWhatBuyersWriteApart() {
            PaidLine line = sale().with("/data/custom_data", "{\"is_productid\": \"9\"}").paid().lines().getFirst();

            assertThat(line).isEqualTo(Pushed.withBuyers(SEATS, mapping("is_productid=9")));
        }

        @Test
        void leaveOutLinesOfNoLicence() {
            assertThat(sale().with("/data/details/line_items/1/quantity", "0").paid().lines()).containsExactly(SEATS, DOMAINS);
        }

        @Test
        void needNoCustomerAndNoItem() {
            assertThat(event("transaction.completed", """
                    {"id": "txn_1", "origin": "api", "details": {"line_items": [{"id": "txnitm_1", "quantity": 2}]}}""").notice())
                    .isEqualTo(new OrderPaid("txn_1", Set.of(), List.of(line("txnitm_1", "", 2, Mapping.NONE)),
                            Customer.UNKNOWN, Optional.empty(), false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"web", "api", "subscription_charge", "unheard_of"})
        void mayHaveAnyOriginWithoutSubscription(String origin) {
            assertThat(sale().with("/data/origin", "\"%s\"".formatted(origin)).notice()).isEqualTo(sale().notice());
        }

        @ParameterizedTest
        @ValueSource(strings = {"/data", "/data/id", "/data/details", "/data/details/line_items/0/id"})
        void withoutWhatTheyMustHaveAreUnreadable(String place) {
            assertThatThrownBy(() -> sale().without(place).notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("is missing");
        }
    }

    @Nested
    class Subscriptions {

        private static final PaidLine SEAT =
                Pushed.of(line(SEATS.line(), SEATS.name(), 1, SEATS.mapping()), SUBSCRIPTION, END);
        private static final SubscriptionPaid RENEWED = new SubscriptionPaid(
                SUBSCRIPTION, Optional.of(END), Optional.of(new Payment("txn_01h8dzxgkvdwemdhbpcaprenew", Set.of(), Optional.of(Price.of("652.15", "USD")))), Optional.of(SEAT), false);

        private Pushed canceled() {
            return Pushed.sample(READER, "subscription-canceled.json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"subscription_recurring", "subscription_update"})
        void arePaidForAgain(String origin) {
            assertThat(renewal().with("/data/origin", "\"%s\"".formatted(origin)).notice()).isEqualTo(RENEWED);
        }

        @Test
        void changedWithoutAPeriodGoOnAsBefore() {
            Pushed change = renewal().with("/data/origin", "\"subscription_update\"").with("/data/billing_period", "null");

            assertThat(change.notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void arePaidForAgainWithoutADate() {
            SubscriptionPaid paid = (SubscriptionPaid) renewal().with("/data/billing_period", "null").notice();

            assertThat(paid.until()).isEmpty();
        }

        @Test
        void getNoLicenceForAWayToPay() {
            assertThat(renewal().with("/data/origin", "\"subscription_payment_method_change\"").notice())
                    .isInstanceOf(NothingToDo.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"unheard_of\"", "null"})
        void ofAnUnknownOriginAreNotUsable(String origin) {
            assertThat(renewal().with("/data/origin", origin).notice()).isInstanceOf(NotUsable.class);
        }

        @Test
        void mustBeNamed() {
            assertThatThrownBy(() -> renewal().without("/data/subscription_id").notice()).hasMessageContaining("subscription_id");
        }

        @Test
        void areNamedWhenTheyBegin() {
            assertThat(event("subscription.created", """
                    {"id": "sub_1", "transaction_id": "txn_1", "current_billing_period": {"ends_at": "2026-02-05T08:00:00Z"}}""").notice())
                    .isEqualTo(new SubscriptionBegun("sub_1", "txn_1", Optional.of(END)));
            assertThat(event("subscription.created", "{\"id\": \"sub_1\"}").notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void endWhenTheCancellationIsEffective() {
            assertThat(canceled().notice()).isEqualTo(new SubscriptionEnded(SUBSCRIPTION));
            assertThat(canceled().with("/data/current_billing_period", "{\"ends_at\": \"2023-08-11T15:23:01Z\"}").notice())
                    .isEqualTo(new SubscriptionEnded(SUBSCRIPTION));
        }

        @Test
        void goOnWhileTheCancellationIsAnnounced() {
            assertThat(canceled().with("/data/current_billing_period", "{\"ends_at\": \"2023-08-12T00:00:00Z\"}").notice())
                    .isInstanceOf(NothingToDo.class);
            assertThat(canceled().with("/data/scheduled_change", "{\"action\": \"cancel\"}").notice()).isInstanceOf(NothingToDo.class);
            assertThat(canceled().with("/data/canceled_at", "null").notice()).isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Adjustments {

        private ShopNotice adjusted(String action, String type, String status) {
            return event("adjustment.updated", """
                    {"transaction_id": "txn_1", "action": "%s", "type": %s, "status": "%s"}""".formatted(action, type, status)).notice();
        }

        @Test
        void mayBeAFullRefund() {
            assertThat(Pushed.sample(READER, "adjustment-updated-refund-approved.json").notice())
                    .isEqualTo(new OrderRefunded(TRANSACTION));
        }

        @ParameterizedTest
        @CsvSource({"refund, '\"partial\"'", "refund, null", "chargeback, '\"partial\"'"})
        void mayBeOfMoneyOnly(String action, String type) {
            assertThat(adjusted(action, type, "approved")).isEqualTo(new OrderPartlyRefunded("txn_1"));
        }

        @Test
        void inPartTellTheirAmountInTheUnitsOfTheirCurrency() {
            Pushed adjustment = Pushed.sample(READER, "adjustment-updated-refund-approved.json").with("/data/type", "\"partial\"");

            assertThat(adjustment.notice()).isEqualTo(part(Optional.of(Price.of("1.00", "USD"))));
            assertThat(adjustment.with("/data/totals/currency_code", "\"JPY\"").notice()).isEqualTo(part(Optional.of(Price.of("100", "JPY"))));
            assertThat(adjustment.with("/data/totals/currency_code", "\"nonsense\"").notice()).isEqualTo(part(Optional.empty()));
        }

        private ShopNotice part(Optional<Price> amount) {
            return new OrderPartlyRefunded(TRANSACTION, List.of(), Optional.of(new Refund("adj_01h8c6tbrkpdd7vx61w7b1r0ap", amount)));
        }

        @Test
        void mayBeDisputes() {
            assertThat(adjusted("chargeback", "\"full\"", "approved")).isEqualTo(new OrderDisputed("txn_1"));
            assertThat(adjusted("chargeback_reverse", "\"full\"", "approved")).isEqualTo(new DisputeWon("txn_1"));
        }

        @ParameterizedTest
        @CsvSource({
            "refund, pending_approval", "refund, rejected", "chargeback, reversed", "credit, approved", "chargeback_warning, approved",
            "unheard_of, approved"
        })
        void mayChangeNothing(String action, String status) {
            assertThat(adjusted(action, "\"full\"", status)).isInstanceOf(NothingToDo.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/data/transaction_id", "/data/action", "/data/status"})
        void withoutWhatTheyMustHaveAreUnreadable(String place) {
            assertThatThrownBy(() -> Pushed.sample(READER, "adjustment-updated-refund-approved.json").without(place).notice())
                    .isInstanceOf(UnreadableRequestException.class);
        }
    }

    @Nested
    class Customers {

        @ParameterizedTest
        @ValueSource(strings = {"customer.created", "customer.updated", "customer.imported"})
        void areTold(String kind) {
            assertThat(event(kind, "{\"id\": \"ctm_1\", \"name\": \"Jane Example\", \"email\": \"jane@example.com\"}").notice())
                    .isEqualTo(new CustomerTold(
                            new Customer("jane@example.com", "Jane Example", "", "", "", "", "", "", "", ""),
                            Optional.of("ctm_1"), Optional.empty(), Optional.of(Instant.parse("2026-01-05T08:00:00Z"))));
        }

        @Test
        void mustHaveANumber() {
            assertThatThrownBy(() -> event("customer.created", "{\"name\": null}").notice())
                    .isInstanceOf(UnreadableRequestException.class);
        }
    }
}
