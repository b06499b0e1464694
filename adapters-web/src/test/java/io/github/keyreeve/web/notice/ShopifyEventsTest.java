package io.github.keyreeve.web.notice;

import static io.github.keyreeve.web.notice.Pushed.line;
import static io.github.keyreeve.web.notice.Pushed.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Refund;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderCancelled;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.ReturnedLine;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.Price;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyEventsTest {

    private static final ShopifyEvents READER = new ShopifyEvents();
    private static final String EDITOR =
            "is_productid=1&is_majorversion=1&is_minorversion=0&is_features=0:3&is_licensemodel=permanent";
    private static final OrderPaid PAID = new OrderPaid(
            "450789469",
            Set.of(),
            List.of(
                    line("466157049", "Acme Editor - Standard", 3,
                            mapping(EDITOR, "shopify_variant_44110709883175", "shopify_8019770900775")),
                    line("466157050", "Acme Viewer", 1,
                            Mapping.ofSets("ITEM1", "shopify_variant_44110709883176", "shopify_8019770900776")),
                    line("466157051", "T-Shirt", 1,
                            Mapping.ofSets("TSHIRT-M", "shopify_variant_44110709883177", "shopify_8019770900777"))),
            new Customer("jane@example.com", "Jane Example", "Example Works GmbH", "Example Street 1", "", "Vienna", "", "1010",
                    "Austria", "+43 1 5550100"),
            Optional.of("207119551"),
            false,
            Optional.of(Price.of("181.00", "USD")));

    private static Pushed sample(String name) {
        return Pushed.sample(READER, name);
    }

    private static Pushed json(String topic, String body) {
        return Pushed.json(READER, body).withHeader("x-shopify-topic", topic);
    }

    private static Pushed xml(String topic, String body) {
        return new Pushed(READER, body.getBytes(StandardCharsets.UTF_8),
                Map.of("content-type", List.of("Application/XML; charset=utf-8"), "x-shopify-topic", List.of(topic)));
    }

    @Nested
    class Events {

        @Test
        void areKnownByTopicAndId() {
            ShopEvent event = sample("orders-paid.json").event();

            assertThat(event.provider()).isEqualTo(new ProviderName("shopify"));
            assertThat(event.kind()).isEqualTo("orders/paid");
            assertThat(event.number()).isEqualTo("orders/paid 98880550-7158-44d4-b7cd-2c97c8a091b5");
        }

        @Test
        void areTheSameUnderTheNewerNamesOfHeaders() {
            ShopEvent event = json("orders/paid", "{}").withoutHeader("x-shopify-topic")
                    .withHeader("shopify-topic", "orders/paid").withHeader("shopify-event-id", "7").event();

            assertThat(event.kind()).isEqualTo("orders/paid");
            assertThat(event.number()).isEqualTo("orders/paid 7");
        }

        @Test
        void withoutAnIdAreKnownByTheirContent() {
            assertThat(json("orders/paid", "{}").event().number())
                    .isEqualTo(json("orders/paid", "{}").event().number())
                    .isNotEqualTo(json("orders/updated", "{}").event().number())
                    .isNotEqualTo(json("orders/paid", "{ }").event().number());
        }

        @Test
        void mustHaveATopic() {
            assertThatThrownBy(() -> sample("orders-paid.json").withoutHeader("x-shopify-topic").events())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("X-Shopify-Topic");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "<order/>"})
        void ofAnotherFormAreUnreadable(String body) {
            assertThatThrownBy(() -> json("orders/paid", body).events()).isInstanceOf(UnreadableRequestException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"orders/create", "orders/updated", "orders/delete", "products/update"})
        void ofOtherTopicsChangeNothing(String topic) {
            assertThat(sample("orders-paid.json").withHeader("x-shopify-topic", topic).notice()).isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Orders {

        @ParameterizedTest
        @ValueSource(strings = {"orders-paid.json", "orders-paid.xml"})
        void arePaidInBothForms(String file) {
            assertThat(sample(file).notice()).isEqualTo(PAID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"pending", "authorized", "partially_paid", "refunded", "voided"})
        void ofAnotherStatusAreNotPaidWhateverTheTopicSays(String status) {
            assertThat(sample("orders-paid.json").with("/financial_status", "\"%s\"".formatted(status)).notice())
                    .isInstanceOf(NothingToDo.class);
        }

        @Test
        void thatAreCancelledAreNotPaidWhateverTheTopicSays() {
            assertThat(sample("orders-paid.json").with("/cancelled_at", "\"2026-01-21T10:00:00+01:00\"").notice())
                    .isInstanceOf(NothingToDo.class);
        }

        @Test
        void countWhatIsLeftOfALine() {
            OrderPaid paid = sample("orders-paid.json")
                    .with("/financial_status", "\"partially_refunded\"")
                    .with("/line_items/0/current_quantity", "1")
                    .with("/line_items/1/current_quantity", "0")
                    .paid();

            assertThat(paid.lines()).extracting(PaidLine::line, line -> line.quantity().licenses()).containsExactly(
                    tuple("466157049", 1), tuple("466157051", 1));
        }

        @Test
        void keepLargeNumbers() {
            assertThat(sample("orders-paid.json").with("/id", "98765432109876543210").paid().orderId())
                    .isEqualTo("98765432109876543210");
            assertThat(xml("orders/paid", """
                    <order><id type="integer">98765432109876543210</id><financial-status>paid</financial-status>
                    <line-items type="array"/></order>""").paid().orderId())
                    .isEqualTo("98765432109876543210");
        }

        @Test
        void tellWhatBuyersWriteApart() {
            String json = """
                    {"id": 1, "financial_status": "paid", "test": true,
                     "note_attributes": [{"name": "is_productid", "value": "9"}, {"name": "is_features", "value": "0:1"}],
                     "line_items": [{"id": 2, "quantity": 1, "title": "Editor", "sku": null, "variant_id": null,
                       "properties": [{"name": "is_productid", "value": "8"}, {"name": "Engraving", "value": "is_x"}]}]}""";
            String xml = """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <order><id type="integer">1</id><financial-status>paid</financial-status><test type="boolean">true</test>
                     <note-attributes type="array">
                      <note-attribute><name>is_productid</name><value>9</value></note-attribute>
                      <note-attribute><name>is_features</name><value>0:1</value></note-attribute>
                     </note-attributes>
                     <line-items type="array"><line-item><id type="integer">2</id><quantity type="integer">1</quantity>
                      <title>Editor</title><sku nil="true"/><variant-id type="integer" nil="true"/>
                      <properties type="array">
                       <property><name>is_productid</name><value>8</value></property>
                       <property><name>Engraving</name><value>is_x</value></property>
                      </properties></line-item></line-items></order>""";

            OrderPaid paid = json("orders/paid", json).paid();

            assertThat(paid).isEqualTo(new OrderPaid("1", Set.of(),
                    List.of(Pushed.withBuyers(line("2", "Editor", 1, Mapping.NONE), mapping("is_productid=8&is_features=0:1"))),
                    Customer.UNKNOWN, Optional.empty(), true));
            assertThat(xml("orders/paid", xml).notice()).isEqualTo(paid);
        }

        @Test
        void takeTheFirstAddressAsAWhole() {
            Customer customer = json("orders/paid", """
                    {"id": 1, "financial_status": "paid", "line_items": [], "contact_email": "j@example.com",
                     "billing_address": null, "shipping_address": {"city": "Graz", "country_code": "AT"},
                     "customer": {"first_name": "Jane", "default_address": {"address1": "Elsewhere 1"}}}""").paid().customer();

            assertThat(customer).isEqualTo(new Customer("j@example.com", "Jane", "", "", "", "Graz", "", "", "AT", ""));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/id", "/line_items", "/financial_status", "/line_items/0/id"})
        void withoutWhatTheyMustHaveAreUnreadable(String place) {
            assertThatThrownBy(() -> sample("orders-paid.json").without(place).notice())
                    .isInstanceOf(UnreadableRequestException.class)
                    .hasMessageContaining("is missing");
        }

        @Test
        void areCancelled() {
            assertThat(sample("orders-cancelled.json").notice()).isEqualTo(new OrderCancelled("450789469"));
            assertThat(xml("orders/cancelled", """
                    <order><id type="integer">1</id><cancelled-at type="dateTime">2026-01-21T10:00:00+01:00</cancelled-at></order>""")
                    .notice()).isEqualTo(new OrderCancelled("1"));
        }

        @Test
        void areNotCancelledByTheTopicAlone() {
            assertThat(sample("orders-paid.json").withHeader("x-shopify-topic", "orders/cancelled").notice())
                    .isInstanceOf(NotUsable.class);
        }
    }

    @Nested
    class Refunds {

        private static final OrderPartlyRefunded TWO_OF_THREE =
                new OrderPartlyRefunded("450789469", List.of(new ReturnedLine("466157049", 2)), Optional.of(new Refund("509562969", Optional.of(Price.of("98.00", "USD")))));

        @Test
        void nameTheirLines() {
            assertThat(sample("refunds-create-partial.json").notice()).isEqualTo(TWO_OF_THREE);
        }

        @Test
        void nameTheirLinesInXml() {
            assertThat(xml("refunds/create", """
                    <refund><id type="integer">509562969</id><order-id type="integer">450789469</order-id><refund-line-items type="array">
                    <refund-line-item><line-item-id type="integer">466157049</line-item-id><quantity type="integer">2</quantity>
                    </refund-line-item></refund-line-items><transactions type="array"><transaction><kind>refund</kind><status>success</status>
                    <amount>98.00</amount><currency>USD</currency></transaction></transactions></refund>""").notice()).isEqualTo(TWO_OF_THREE);
        }

        @Test
        void areOfTheMoneyThatReallyWentBack() {
            assertThat(amount("""
                    {"kind": "refund", "status": "success", "amount": "1.50", "currency": "EUR"},
                    {"kind": "refund", "status": "success", "amount": "0.50", "currency": "EUR"},
                    {"kind": "refund", "status": "pending", "amount": "7", "currency": "EUR"},
                    {"kind": "void", "status": "success", "amount": "7", "currency": "EUR"}""")).contains(Price.of("2.00", "EUR"));
            assertThat(amount("")).isEmpty();
            assertThat(amount("""
                    {"kind": "refund", "status": "success", "amount": "1.50", "currency": "EUR"},
                    {"kind": "refund", "status": "success", "amount": "1.50", "currency": "USD"}""")).isEmpty();
        }

        private Optional<Price> amount(String transactions) {
            ShopNotice notice = json("refunds/create", """
                    {"id": 3, "order_id": 1, "refund_line_items": [], "transactions": [%s]}""".formatted(transactions)).notice();
            return ((OrderPartlyRefunded) notice).refund().orElseThrow().amount();
        }

        @Test
        void mayBeOfMoneyOnly() {
            assertThat(json("refunds/create", """
                    {"order_id": 1, "refund_line_items": [{"line_item_id": 2, "quantity": 0}]}""").notice())
                    .isEqualTo(new OrderPartlyRefunded("1", List.of(), Optional.empty()));
        }

        @Test
        void areNotMadeByTheTopicAlone() {
            assertThat(sample("orders-paid.json").withHeader("x-shopify-topic", "refunds/create").notice())
                    .isInstanceOf(NotUsable.class);
        }

        @Test
        void mustNameOrderAndLines() {
            assertThatThrownBy(() -> sample("refunds-create-partial.json").without("/order_id").notice())
                    .hasMessageContaining("order_id");
            assertThatThrownBy(() -> sample("refunds-create-partial.json").without("/refund_line_items/0/line_item_id").notice())
                    .hasMessageContaining("line_item_id");
        }
    }

    @Nested
    class Disputes {

        @Test
        void areToldAndWon() {
            assertThat(json("disputes/create", "{\"id\": 7, \"order_id\": 1, \"type\": \"chargeback\"}").notice())
                    .isEqualTo(new OrderDisputed("1"));
            assertThat(json("disputes/update", "{\"id\": 7, \"order_id\": 1, \"type\": \"chargeback\", \"status\": \"won\"}").notice())
                    .isEqualTo(new DisputeWon("1"));
            assertThat(json("disputes/update", "{\"id\": 7, \"order_id\": 1, \"type\": \"inquiry\", \"status\": \"lost\"}").notice())
                    .isInstanceOf(NothingToDo.class);
        }

        @ParameterizedTest
        @CsvSource({"refunds-create-partial.json, disputes/create", "orders-paid.json, disputes/create", "orders-paid.json, disputes/update"})
        void areNotMadeByTheTopicAlone(String file, String topic) {
            assertThat(sample(file).withHeader("x-shopify-topic", topic).notice()).isInstanceOf(NotUsable.class);
        }

        @Test
        void mustNameTheirOrder() {
            assertThatThrownBy(() -> json("disputes/create", "{\"type\": \"chargeback\"}").notice()).hasMessageContaining("order_id");
        }
    }

    @Nested
    class Xml {

        @ParameterizedTest
        @ValueSource(strings = {
            "", "{}", "<order>", "<order/>", "<order>1</order>", "<order type=\"array\"><id>1</id></order>",
            "<!DOCTYPE order><order><id>1</id></order>",
            "<!DOCTYPE order [<!ENTITY e \"1\">]><order><id>&e;</id></order>",
            "<!DOCTYPE order [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><order><id>&e;</id></order>",
            "<order><id>&e;</id></order>"
        })
        void ofAnotherFormOrWithADocumentTypeIsUnreadable(String body) {
            assertThatThrownBy(() -> xml("orders/paid", body).events()).isInstanceOf(UnreadableRequestException.class);
        }

        @Test
        void thatIsNestedTooDeepIsUnreadable() {
            String body = "<a>".repeat(100_000) + "1" + "</a>".repeat(100_000);

            assertThatThrownBy(() -> xml("orders/paid", body).events()).isInstanceOf(UnreadableRequestException.class);
        }

        @Test
        void readsWhatTypesAndMarksSay() {
            EventJson read = EventXml.of("""
                    <a><!-- c --><b-c type="integer"> 7 </b-c><d type="boolean">true</d><e type="boolean">false</e><f nil="true"/>
                    <g type="integer">x</g><h><![CDATA[<&]]>&amp;</h><i type="array"><j>1</j><j><k>2</k></j></i><h>second</h>
                    <l type="array"/></a>""".getBytes(StandardCharsets.UTF_8));

            assertThat(read.node().toString()).isEqualTo(
                    "{\"b_c\":7,\"d\":true,\"e\":false,\"f\":null,\"g\":\"x\",\"h\":\"<&&\",\"i\":[\"1\",{\"k\":\"2\"}],\"l\":[]}");
        }
    }
}
