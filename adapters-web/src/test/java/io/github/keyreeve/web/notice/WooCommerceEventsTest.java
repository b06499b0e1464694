package io.github.keyreeve.web.notice;

import static io.github.keyreeve.web.notice.Pushed.line;
import static io.github.keyreeve.web.notice.Pushed.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.Several;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WooCommerceEventsTest {

    private static final WooCommerceEvents READER = new WooCommerceEvents();
    private static final OrderPaid PAID = new OrderPaid(
            "2001",
            Set.of(),
            List.of(
                    line("315", "Acme Editor", 3, Mapping.ofSets("acme-ed", "pid_93")),
                    line("316", "Acme Viewer - Pro", 1, Mapping.ofSets("woo_pro", "pid_97", "pid_95")),
                    line("317", "T-Shirt", 1, Mapping.ofSets("pid_40"))),
            new Customer("jane@example.com", "Jane Example", "Example Works GmbH", "Example Street 1", "", "Vienna", "", "1010",
                    "AT", "+43 1 5550100"),
            Optional.of("7"),
            false);

    private static Pushed sample(String name) {
        return Pushed.sample(READER, "webhook-" + name);
    }

    private static Pushed processing() {
        return sample("order-updated-processing.json");
    }

    private static Pushed json(String topic, String body) {
        return Pushed.json(READER, body).withHeader("x-wc-webhook-topic", topic);
    }

    @Nested
    class Events {

        @Test
        void areKnownByTopicAndContent() {
            ShopEvent event = processing().event();

            assertThat(event.provider()).isEqualTo(new ProviderName("woocommerce"));
            assertThat(event.kind()).isEqualTo("order.updated");
            assertThat(event.number()).matches("order\\.updated [0-9a-f]{64}")
                    .isEqualTo(processing().withHeader("x-wc-webhook-delivery-id", "another").event().number())
                    .isNotEqualTo(sample("order-updated-completed.json").event().number());
        }

        @Test
        void areNoneInTheGreeting() {
            assertThat(isGreeting(sample("ping.form"))).isTrue();
            assertThat(isGreeting(processing())).isFalse();
        }

        private boolean isGreeting(Pushed message) {
            return READER.isGreeting(new ShopMessage(message.body(), message.headers(), Arguments.NONE));
        }

        @Test
        void mustHaveATopic() {
            assertThatThrownBy(() -> processing().withoutHeader("x-wc-webhook-topic").events())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("X-WC-Webhook-Topic");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "webhook_id=", "webhook_id=1&x=2", "webhook_id=1 2"})
        void ofAnotherFormAreUnreadable(String body) {
            assertThat(isGreeting(json("order.updated", body))).isFalse();
            assertThatThrownBy(() -> json("order.updated", body).events()).isInstanceOf(UnreadableRequestException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"customer.updated", "product.created", "subscription.updated", "action.any"})
        void ofOtherTopicsChangeNothing(String topic) {
            assertThat(processing().withHeader("x-wc-webhook-topic", topic).notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void ofDeletedOrdersChangeNothing() {
            assertThat(sample("order-deleted.json").notice()).isInstanceOfSatisfying(
                    NothingToDo.class, notice -> assertThat(notice.why()).contains("vendor's choice"));
        }
    }

    @Nested
    class Orders {

        @ParameterizedTest
        @ValueSource(strings = {"order-updated-processing.json", "order-updated-completed.json"})
        void arePaid(String file) {
            assertThat(sample(file).notice()).isEqualTo(PAID);
        }

        @Test
        void waitForTheirPayment() {
            assertThat(sample("order-created-pending.json").notice()).isInstanceOf(NothingToDo.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"pending", "on-hold", "failed", "trash", "checkout-draft", "own-status"})
        void ofOtherStatusesAreNotPaid(String status) {
            assertThat(processing().with("/status", "\"%s\"".formatted(status)).notice()).isInstanceOf(NothingToDo.class);
        }

        @Test
        void areCancelled() {
            assertThat(processing().with("/status", "\"cancelled\"").notice()).isEqualTo(new OrderCancelled("2001"));
        }

        /** WooCommerce cancels what is not paid in time by itself; a bank's transfer may come all the same. */
        @Test
        void areCancelledBeforeAnybodyPaid() {
            assertThat(processing().with("/status", "\"cancelled\"").with("/date_paid", "null").notice())
                    .isEqualTo(new OrderCancelled("2001", false));
        }

        @Test
        void leaveOutLinesOfNoLicence() {
            assertThat(processing().with("/line_items/0/quantity", "0").paid().lines())
                    .extracting(PaidLine::line).containsExactly("316", "317");
        }

        @Test
        void mapByArgumentsInTheSku() {
            assertThat(processing().with("/line_items/0/sku", "\"&is_productid=1\"").paid().lines().getFirst().mapping())
                    .isEqualTo(mapping("is_productid=1", "pid_93"));
        }

        @Test
        void tellWhatBuyersWriteApart() {
            PaidLine line = processing()
                    .with("/line_items/0/meta_data", "[{\"key\": \"is_productid\", \"value\": \"8\"}, {\"key\": \"is_x\", \"value\": {}}]")
                    .with("/meta_data", "[{\"key\": \"is_productid\", \"value\": 9}, {\"key\": \"is_features\", \"value\": \"0:1\"}]")
                    .paid().lines().getFirst();

            assertThat(line.mapping()).isEqualTo(Mapping.ofSets("acme-ed", "pid_93"));
            assertThat(line.buyersMapping()).isEqualTo(mapping("is_productid=8&is_features=0:1"));
        }

        @Test
        void needNoCustomer() {
            assertThat(json("order.created", "{\"id\": 1, \"status\": \"processing\", \"customer_id\": 0, \"line_items\": []}").notice())
                    .isEqualTo(new OrderPaid("1", Set.of(), List.of(), Customer.UNKNOWN, Optional.empty(), false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/id", "/status", "/line_items", "/line_items/1/id"})
        void withoutWhatTheyMustHaveAreUnreadable(String place) {
            assertThatThrownBy(() -> processing().without(place).notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("is missing");
        }
    }

    @Nested
    class Refunds {

        @Test
        void areWholeByTheStatus() {
            assertThat(sample("order-updated-refunded.json").notice()).isEqualTo(new OrderRefunded("2001"));
        }

        @Test
        void ofAPartLeaveTheOrderPaid() {
            assertThat(sample("order-updated-completed.json").with("/refunds", "[{\"total\": \"-19.00\"}, {\"total\": \"-15.00\"}]").notice())
                    .isEqualTo(new Several(List.of(PAID, new OrderPartlyRefunded("2001"))));
        }

        @Test
        void areWholeByTheirSum() {
            assertThat(processing().with("/refunds", "[{\"total\": \"-100.00\"}, {\"total\": \"-81\"}]").notice())
                    .isEqualTo(new OrderRefunded("2001"));
        }

        @Test
        void ofNothingForAFreeOrderLeaveItPaid() {
            assertThat(processing().with("/total", "\"0.00\"").with("/refunds", "[{\"total\": \"0\"}]").notice())
                    .isEqualTo(new Several(List.of(PAID, new OrderPartlyRefunded("2001"))));
        }
    }

    @Nested
    class Renewals {

        private Pushed renewal() {
            return sample("order-renewal.json");
        }

        @Test
        void payForTheirSubscription() {
            assertThat(renewal().notice()).isEqualTo(new SubscriptionPaid("5003", Optional.empty(), Optional.of(new Payment("2050")),
                    Optional.of(line("350", "Acme Editor yearly", 1, Mapping.ofSets("acme-ed-y", "pid_98"))), false));
        }

        @Test
        void areKnownByTheirSubscriptionAlone() {
            assertThat(renewal().with("/created_via", "\"checkout\"").with("/meta_data/0/value", "5003").notice())
                    .isEqualTo(renewal().notice());
        }

        @Test
        void withoutASubscriptionAreNotUsable() {
            assertThat(renewal().with("/meta_data", "[]").notice()).isInstanceOf(NotUsable.class);
        }

        @Test
        void arePaidBackUnderTheirOwnNumber() {
            assertThat(renewal().with("/status", "\"refunded\"").notice()).isEqualTo(new OrderRefunded("2050"));
            assertThat(renewal().with("/status", "\"cancelled\"").notice()).isEqualTo(new OrderCancelled("2050"));
            assertThat(renewal().with("/refunds", "[{\"total\": \"-39.00\"}]").notice()).isEqualTo(new OrderRefunded("2050"));
        }

        @Test
        void thatArePaidBackInPartStayPaid() {
            assertThat(renewal().with("/refunds", "[{\"total\": \"-1.00\"}]").notice()).isEqualTo(
                    new Several(List.of(renewal().notice(), new OrderPartlyRefunded("2050"))));
        }

        @Test
        void countWhenTheyArePaid() {
            assertThat(renewal().with("/status", "\"pending\"").notice()).isInstanceOf(NothingToDo.class);
        }
    }
}
