package io.github.keyreeve.web.notice;

import static io.github.keyreeve.web.notice.Pushed.line;
import static io.github.keyreeve.web.notice.Pushed.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.Several;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionBegun;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionRefunded;
import io.github.keyreeve.domain.order.Customer;
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

class LemonSqueezyEventsTest {

    private static final LemonSqueezyEvents READER = new LemonSqueezyEvents();
    private static final Instant A_YEAR_LATER = Instant.parse("2027-01-05T09:00:00Z");
    private static final Customer JANE = new Customer("jane@example.com", "Jane Example", "", "", "", "", "", "", "", "");
    private static final Optional<String> CUSTOMER = Optional.of("2922031");
    private static final Mapping BUYERS = mapping("is_productid=1&is_majorversion=1&is_minorversion=0");

    private static Pushed sample(String name) {
        return Pushed.sample(READER, name + ".json");
    }

    private static Pushed event(String kind, String attributes) {
        return Pushed.json(READER, """
                {"meta": {"event_name": "%s"}, "data": {"id": 7, "attributes": %s}}""".formatted(kind, attributes));
    }

    @Nested
    class Events {

        @Test
        void areKnownByKindAndStateOfTheirObject() {
            ShopEvent event = sample("order-created").event();

            assertThat(event.provider()).isEqualTo(new ProviderName("lemonsqueezy"));
            assertThat(event.kind()).isEqualTo("order_created");
            assertThat(event.number()).startsWith("order_created 1001 ").hasSizeLessThanOrEqualTo(ShopEvent.MAX_NUMBER)
                    .isEqualTo(sample("order-created").event().number())
                    .isEqualTo(sample("order-created").with("/meta/webhook_id", "\"another\"").event().number())
                    .isNotEqualTo(sample("order-refunded").event().number());
        }

        @Test
        void ofOneSecondAreTwoWhereTheySayOtherThings() {
            Pushed first = sample("subscription-created").with("/meta/event_name", "\"subscription_updated\"");
            Pushed second = first.with("/data/attributes/renews_at", "\"2028-01-05T09:00:00.000000Z\"");

            assertThat(second.event().number()).isNotEqualTo(first.event().number());
            assertThat(second.with("/meta/webhook_id", "\"another\"").event().number()).isEqualTo(second.event().number());
        }

        @Test
        void needNoTime() {
            assertThat(event("order_created", "{}").event().number())
                    .isEqualTo(event("order_created", "{}").event().number())
                    .isNotEqualTo(event("order_created", "{\"status\": \"paid\"}").event().number());
        }

        @Test
        void doNotDependOnTheHeaderThatNobodySigns() {
            assertThat(sample("order-created").withHeader("x-event-name", "order_refunded").notice()).isInstanceOf(OrderPaid.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "{}", "{\"meta\": {\"event_name\": \"x\"}}", "{\"data\": {\"id\": \"1\"}}"})
        void ofAnotherFormAreUnreadable(String body) {
            assertThatThrownBy(() -> Pushed.json(READER, body).events()).isInstanceOf(UnreadableRequestException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"license_key_created", "subscription_paused", "subscription_payment_failed", "unheard_of"})
        void ofOtherKindsChangeNothing(String kind) {
            assertThat(event(kind, "{}").notice()).isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Orders {

        @Test
        void arePaid() {
            assertThat(sample("order-created").notice()).isEqualTo(new OrderPaid("1001", Set.of(),
                    List.of(Pushed.withBuyers(line("7001", "Acme Editor", 3, Mapping.ofSets("pid_401", "pid_301")), BUYERS)),
                    JANE, CUSTOMER, true));
        }

        @Test
        void areOfOneLicenceWhereNoQuantityIsTold() {
            assertThat(sample("order-created").without("/data/attributes/first_order_item/quantity").paid().lines())
                    .extracting(line -> line.quantity().licenses()).containsExactly(1);
        }

        @Test
        void ofNoLicenceHaveNoLine() {
            assertThat(sample("order-created").with("/data/attributes/first_order_item/quantity", "0").paid().lines()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"pending", "failed", "refunded", "partial_refund", "fraudulent"})
        void ofAnotherStatusAreNotPaid(String status) {
            assertThat(sample("order-created").with("/data/attributes/status", "\"%s\"".formatted(status)).notice())
                    .isInstanceOf(NothingToDo.class);
        }

        @Test
        void needNoCustomer() {
            assertThat(event("order_created", "{\"status\": \"paid\", \"first_order_item\": {\"id\": 8}}").notice())
                    .isEqualTo(new OrderPaid("7", Set.of(), List.of(line("8", "", 1, Mapping.NONE)),
                            Customer.UNKNOWN, Optional.empty(), false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/data/attributes", "/data/attributes/status", "/data/attributes/first_order_item"})
        void withoutWhatTheyMustHaveAreUnreadable(String place) {
            assertThatThrownBy(() -> sample("order-created").without(place).notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("is missing");
        }
    }

    @Nested
    class Subscriptions {

        private static final PaidLine YEARLY = Pushed.of(
                Pushed.withBuyers(line("7002", "Acme Editor yearly", 1, Mapping.ofSets("pid_402", "pid_302")), BUYERS),
                "390088", A_YEAR_LATER);
        private static final SubscriptionBegun BEGUN = new SubscriptionBegun("390088", "1002", Optional.of(A_YEAR_LATER));

        private Pushed created() {
            return sample("subscription-created");
        }

        private Pushed updated() {
            return created().with("/meta/event_name", "\"subscription_updated\"");
        }

        @Test
        void beginWithAnOrder() {
            assertThat(created().notice()).isEqualTo(new Several(List.of(
                    new OrderPaid("1002", Set.of(), List.of(YEARLY), JANE, CUSTOMER, true), BEGUN)));
        }

        @Test
        void beginWithTheLineThatTheOrderTellsToo() {
            OrderPaid order = sample("order-created")
                    .with("/data/id", "\"1002\"")
                    .with("/data/attributes/first_order_item/id", "7002")
                    .paid();

            OrderPaid begun = (OrderPaid) ((Several) created().notice()).notices().getFirst();

            assertThat(begun.orderId()).isEqualTo(order.orderId());
            assertThat(begun.lines()).extracting(PaidLine::line).isEqualTo(order.lines().stream().map(PaidLine::line).toList());
        }

        @Test
        void thatAreNotPaidOnlyBegin() {
            assertThat(created().with("/data/attributes/status", "\"past_due\"").notice()).isEqualTo(BEGUN);
        }

        @Test
        void withAnEndArePaidUntilThen() {
            Several notice = (Several) created().with("/data/attributes/ends_at", "\"2026-06-01T00:00:00.000000Z\"").notice();

            assertThat(notice.notices().getLast())
                    .isEqualTo(new SubscriptionBegun("390088", "1002", Optional.of(Instant.parse("2026-06-01T00:00:00Z"))));
        }

        @Test
        void arePaidForFurtherTimeByTheirUpdate() {
            assertThat(updated().notice()).isEqualTo(new SubscriptionPaid(
                    "390088", Optional.of(A_YEAR_LATER), Optional.empty(), Optional.of(YEARLY), true));
        }

        @ParameterizedTest
        @ValueSource(strings = {"on_trial", "paused", "past_due", "unpaid", "cancelled", "expired"})
        void ofAnotherStatusAreNotPaidForFurtherTime(String status) {
            assertThat(updated().with("/data/attributes/status", "\"%s\"".formatted(status)).notice()).isInstanceOf(NothingToDo.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"soon\"", "\"+999999999-12-31T00:00:00Z\""})
        void mustSayWhenTheyRenew(String time) {
            assertThatThrownBy(() -> updated().with("/data/attributes/renews_at", time).notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("renews_at");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/data/attributes/order_id", "/data/attributes/order_item_id", "/data/attributes/status"})
        void withoutWhatTheyMustHaveAreUnreadable(String place) {
            assertThatThrownBy(() -> created().without(place).notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("is missing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"subscription-payment-success-initial", "subscription-payment-success-renewal"})
        void areNotRenewedByThePaymentAlone(String name) {
            assertThat(sample(name).notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void endWhenTheyExpire() {
            assertThat(sample("subscription-expired").notice()).isEqualTo(new SubscriptionEnded("390088"));
        }

        @Test
        void goOnWhenTheyAreCancelled() {
            assertThat(sample("subscription-expired").with("/meta/event_name", "\"subscription_cancelled\"").notice())
                    .isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Refunds {

        private static final OrderRefunded WHOLE = new OrderRefunded("7");
        private static final OrderPartlyRefunded PARTLY = new OrderPartlyRefunded("7");

        private ShopNotice refunded(String attributes) {
            return event("order_refunded", attributes).notice();
        }

        @Test
        void areWholeByTheStatus() {
            assertThat(sample("order-refunded").notice()).isEqualTo(new OrderRefunded("1001"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"total\": 4900, \"refunded_amount\": 4900} | true",
            "{\"total\": 4900, \"refunded_amount\": 4899, \"status\": \"refunded\"} | false",
            "{\"total\": 4900, \"status\": \"partial_refund\"} | false",
            "{\"refunded\": true} | false"
        })
        void areWholeByTheAmountElse(String attributes, boolean whole) {
            assertThat(refunded(attributes)).isEqualTo(whole ? WHOLE : PARTLY);
        }

        @Test
        void ofASubscriptionsPaymentSayWhenThatWasMade() {
            assertThat(invoice("renewal", "refunded").notice())
                    .isEqualTo(new SubscriptionRefunded("9", Optional.of(Instant.parse("2027-01-05T09:00:01Z"))));
            assertThat(invoice("initial", "refunded").notice()).isEqualTo(new SubscriptionRefunded("9", Optional.empty()));
            assertThat(invoice("renewal", "partial_refund").notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void ofASubscriptionsPaymentThatSayTooLittleAreForPeople() {
            assertThat(invoice("updated", "refunded").notice()).isInstanceOf(NotUsable.class);
            assertThatThrownBy(() -> invoice("renewal", "refunded").with("/data/attributes/created_at", "null").notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("data.attributes.created_at");
        }

        private Pushed invoice(String reason, String status) {
            return event("subscription_payment_refunded", """
                    {"subscription_id": 9, "billing_reason": "%s", "status": "%s", "created_at": "2027-01-05T09:00:01.000000Z"}"""
                    .formatted(reason, status));
        }
    }
}
