package io.github.keyreeve.web.notice;

import static io.github.keyreeve.web.notice.Pushed.line;
import static io.github.keyreeve.web.notice.Pushed.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.notice.Payment;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.notice.ShopNotice;
import io.github.keyreeve.domain.notice.ShopNotice.DisputeWon;
import io.github.keyreeve.domain.notice.ShopNotice.NothingToDo;
import io.github.keyreeve.domain.notice.ShopNotice.NotUsable;
import io.github.keyreeve.domain.notice.ShopNotice.OrderDisputed;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPaid;
import io.github.keyreeve.domain.notice.ShopNotice.OrderPartlyRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.OrderRefunded;
import io.github.keyreeve.domain.notice.ShopNotice.Several;
import io.github.keyreeve.domain.notice.ShopNotice.PaymentNamed;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionBegun;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionEnded;
import io.github.keyreeve.domain.notice.ShopNotice.SubscriptionPaid;
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

class StripeEventsTest {

    private static final StripeEvents READER = new StripeEvents();
    private static final Customer JANE = new Customer(
            "jane@example.com", "Jane Example", "", "Example Street 1", "", "Vienna", "", "1010", "AT", "+4315550100");
    private static final Optional<String> CUSTOMER = Optional.of("cus_Example0000001");
    private static final String SUBSCRIPTION = "sub_Example0000001";
    private static final Instant FIRST_YEAR = Instant.ofEpochSecond(1799139600);
    private static final Instant SECOND_YEAR = Instant.ofEpochSecond(1830675600);
    private static final String EDITOR = "is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=permanent"
            + "&is_features=0:1&is_emailtemplate=1. New Order";
    private static final String YEARLY =
            "is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=subscription&is_features=0:1";

    private static Pushed sample(String name) {
        return Pushed.sample(READER, name + ".json");
    }

    private static Pushed event(String kind, String object) {
        return Pushed.json(READER, """
                {"id": "evt_1", "type": "%s", "livemode": true, "data": {"object": %s}}""".formatted(kind, object));
    }

    private static PaidLine yearly(int licenses, Instant paidUntil) {
        return Pushed.of(
                line("1", licenses + " x Acme Editor yearly", licenses, mapping(YEARLY, "price_ExampleYear", "prod_ExampleEditor")),
                SUBSCRIPTION, paidUntil);
    }

    @Nested
    class Events {

        @Test
        void areTheirMessages() {
            Pushed message = sample("charge-refunded-full");

            ShopEvent event = message.event();

            assertThat(event.provider()).isEqualTo(new ProviderName("stripe"));
            assertThat(event.kind()).isEqualTo("charge.refunded");
            assertThat(event.number()).isEqualTo("evt_Example00000000000011");
            assertThat(event.body()).isEqualTo(message.body());
            assertThat(event.contentType()).isEqualTo("application/json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "{}", "{\"id\": \"evt_1\"}", "{\"type\": \"x\"}", "{\"id\": {}, \"type\": \"x\"}"})
        void ofAnotherFormAreUnreadable(String body) {
            assertThatThrownBy(() -> Pushed.json(READER, body).events()).isInstanceOf(UnreadableRequestException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"checkout.session.expired", "checkout.session.async_payment_failed", "invoice.payment_failed",
            "customer.subscription.updated", "unheard.of"})
        void ofOtherKindsChangeNothing(String kind) {
            assertThat(event(kind, "{}").notice()).isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class Checkouts {

        @Test
        void ofASingleSaleArePaid() {
            assertThat(sample("checkout-session-completed-payment-qty3").notice()).isEqualTo(new OrderPaid(
                    "cs_test_a1Example0001", Set.of("pi_Example000000001"), List.of(line("1", "", 3, mapping(EDITOR))),
                    JANE, CUSTOMER, true));
        }

        @Test
        void goByTheirPaymentLinkElse() {
            PaidLine linked = line("1", "", 1, Mapping.ofSets("plink_ExampleEditor01"));

            assertThat(sample("checkout-session-completed-payment-link").notice()).isEqualTo(new OrderPaid(
                    "cs_test_a1Example0002", Set.of("pi_Example000000001"),
                    List.of(Pushed.withBuyers(linked, Mapping.ofSets("ext-4711"))), JANE, CUSTOMER, true));
        }

        @Test
        void waitForTheirPayment() {
            assertThat(sample("checkout-session-completed-unpaid").notice()).isInstanceOf(NothingToDo.class);
            assertThat(sample("checkout-session-async-payment-succeeded").notice()).isEqualTo(new OrderPaid(
                    "cs_test_a1Example0003", Set.of("pi_Example000000001"), List.of(line("1", "", 3, mapping(EDITOR))),
                    JANE, CUSTOMER, true));
        }

        @Test
        void ofASubscriptionGoByItsNumber() {
            assertThat(sample("checkout-session-completed-subscription").notice()).isEqualTo(new OrderPaid(
                    SUBSCRIPTION, Set.of("cs_test_a1Example0004", "in_Example00000001"),
                    List.of(Pushed.of(line("1", "", 1, mapping(YEARLY)), SUBSCRIPTION, null)), JANE, CUSTOMER, true));
        }

        @Test
        void withAnInvoiceGoByItsNumber() {
            OrderPaid paid = sample("checkout-session-completed-payment-qty3").with("/data/object/invoice", "\"in_1\"").paid();

            assertThat(paid.orderId()).isEqualTo("in_1");
            assertThat(paid.otherNumbers()).containsExactlyInAnyOrder("cs_test_a1Example0001", "pi_Example000000001");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"is_quantity\": \"2\", \"quantity\": \"5\"} | 2", "{\"quantity\": \"5\"} | 5", "{\"is_quantity\": \" \"} | 1",
            "{} | 1", "null | 1", "{\"is_quantity\": \"3.00\"} | 3"
        })
        void sayTheirQuantityInTheMetadata(String metadata, int licenses) {
            assertThat(sample("checkout-session-completed-payment-qty3").with("/data/object/metadata", metadata).paid().lines())
                    .extracting(line -> line.quantity().licenses())
                    .containsExactly(licenses);
        }

        @Test
        void ofNoLicenceHaveNoLine() {
            assertThat(sample("checkout-session-completed-payment-qty3").with("/data/object/metadata/is_quantity", "\"0\"").paid().lines())
                    .isEmpty();
        }

        @Test
        void thatOnlyStoreAWayToPayChangeNothing() {
            assertThat(event("checkout.session.completed", "{\"mode\": \"setup\", \"payment_status\": \"no_payment_required\"}").notice())
                    .isInstanceOf(NothingToDo.class);
        }

        @Test
        void thatAreFreeArePaid() {
            assertThat(event("checkout.session.completed", "{\"id\": \"cs_1\", \"payment_status\": \"no_payment_required\"}").notice())
                    .isEqualTo(new OrderPaid("cs_1", Set.of(), List.of(line("1", "", 1, Mapping.NONE)),
                            Customer.UNKNOWN, Optional.empty(), false));
        }

        @Test
        void withAnUnknownStatusAreNotUsable() {
            assertThat(sample("checkout-session-completed-unpaid").with("/data/object/payment_status", "\"maybe\"").notice())
                    .isInstanceOf(NotUsable.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/data/object/payment_status", "/data/object/id", "/data/object"})
        void withoutWhatTheyMustHaveAreUnreadable(String place) {
            assertThatThrownBy(() -> sample("checkout-session-completed-payment-qty3").without(place).notice())
                    .isInstanceOf(UnreadableRequestException.class);
        }

        @Test
        void withAStrangeQuantityAreUnreadable() {
            assertThatThrownBy(() -> sample("checkout-session-completed-payment-qty3")
                    .with("/data/object/metadata/is_quantity", "\"three\"").notice())
                    .hasMessageContaining("metadata.is_quantity");
        }
    }

    /** Whose line items were asked for. */
    @Nested
    class CompletedCheckouts {

        private static final String SINGLE = """
                {"id": "li_1", "description": "Acme Editor", "quantity": %s, "price": {"id": "price_1", "recurring": null, "metadata": {"is_features": "0:2"},
                  "product": {"id": "prod_1", "name": "Editor", "metadata": {"is_productid": "1", "is_majorversion": "1", "is_features": "0:1"}}}}""";
        private static final String TWO = """
                {"data": [
                  {"quantity": 1, "price": {"id": "price_9", "recurring": null, "product": {"id": "prod_9", "name": "Mug", "metadata": {}}}},
                  {"quantity": 2, "price": {"id": "price_1", "recurring": null, "product": {"id": "prod_1", "metadata": %s}}}]}""";

        private Pushed session(String metadata, String items) {
            return sample("checkout-session-completed-payment-link").with("/data/object/metadata", metadata)
                    .with("/data/object/client_reference_id", "null").with("/data/object/line_items", items);
        }

        private List<PaidLine> lines(String metadata, String items) {
            return session(metadata, items).paid().lines();
        }

        @Test
        void mapByThePriceAndTheProductAndGoByTheirPaymentLinkStill() {
            assertThat(lines("{}", "{\"data\": [%s]}".formatted(SINGLE.formatted(3)))).containsExactly(line("1", "Acme Editor", 3,
                    mapping("is_productid=1&is_majorversion=1&is_features=0:2", "plink_ExampleEditor01", "price_1", "prod_1")));
        }

        @Test
        void areCompletedByTheirMetadataThatKnowsHowManyLicencesAPackHolds() {
            assertThat(lines("{\"is_quantity\": \"10\", \"is_minorversion\": \"5\", \"is_productid\": \"7\"}", "{\"data\": [%s]}".formatted(SINGLE.formatted(1))))
                    .containsExactly(line("1", "Acme Editor", 10, mapping("is_productid=1&is_majorversion=1&is_minorversion=5&is_features=0:2",
                            "plink_ExampleEditor01", "price_1", "prod_1")));
        }

        @Test
        void ofSeveralLinesNameThemByPriceAndLeaveWhatSaysNothingAlone() {
            assertThat(lines("{\"is_majorversion\": \"1\", \"quantity\": \"9\"}", TWO.formatted("{\"is_productid\": \"1\"}"))).containsExactly(
                    line("1", "", 2, mapping("is_productid=1&is_majorversion=1", "price_1", "prod_1")),
                    line("price_9", "Mug", 1, Mapping.ofSets("price_9", "prod_9")));
        }

        /** As before there was a key: the session is one licence. */
        @Test
        void ofSeveralLinesThatSayNothingGoByTheSession() {
            assertThat(lines("{\"is_productid\": \"1\"}", TWO.formatted("{}"))).containsExactly(
                    line("1", "", 2, mapping("is_productid=1", "plink_ExampleEditor01", "price_1", "prod_1")),
                    line("price_9", "Mug", 1, Mapping.ofSets("price_9", "prod_9")));
        }

        @Test
        void tellLinesOfOnePriceApart() {
            String items = "{\"data\": [%s, %s, %s]}".formatted(SINGLE.formatted(3), SINGLE.formatted(1), SINGLE.formatted(2));

            assertThat(lines("{}", items)).extracting(PaidLine::line).containsExactly("1", "price_1", "price_1/3");
            assertThat(lines("{}", items)).extracting(line -> line.quantity().licenses()).containsExactly(1, 2, 3);
        }

        @Test
        void withoutLinesGoByTheSession() {
            assertThat(session("{\"is_quantity\": \"2\"}", "{\"data\": []}").paid())
                    .isEqualTo(session("{\"is_quantity\": \"2\"}", "null").paid());
        }

        /** Stripe numbers and orders them by itself in each. */
        @Test
        void haveTheLinesOfTheirInvoice() {
            OrderPaid checkout = sample("checkout-session-completed-subscription").with("/data/object/line_items", """
                    {"data": [
                      {"quantity": 1, "description": "Setup", "price": {"id": "price_0", "recurring": null, "product": {"id": "prod_0"}}},
                      {"quantity": 5, "description": "Seat", "price": {"id": "price_b", "recurring": {"interval": "year"}, "product": {"id": "prod_b"}}},
                      {"quantity": 1, "description": "Base", "price": {"id": "price_a", "recurring": {"interval": "year"}, "product": {"id": "prod_a"}}}]}""")
                    .paid();
            Several invoice = (Several) sample("invoice-payment-succeeded-create-basil").with("/data/object/lines/data", """
                    [{"quantity": 5, "description": "Seat", "parent": {"type": "subscription_item_details"}, "pricing": {"price_details": {"price": "price_b"}}},
                     {"quantity": 1, "description": "Owed since last year", "parent": {"type": "invoice_item_details"}, "pricing": {"price_details": {"price": "price_00"}}},
                     {"quantity": 1, "description": "Setup", "parent": {"type": "invoice_item_details"}, "pricing": {"price_details": {"price": {"id": "price_0", "product": {"id": "prod_0"}}}}},
                     {"quantity": 1, "description": "Base", "parent": {"type": "subscription_item_details"}, "pricing": {"price_details": {"price": "price_a"}}}]""")
                    .notice();

            assertThat(checkout.lines()).extracting(StripeEventsTest::told).containsExactly(
                    "1 Base 1 Optional[sub_Example0000001]", "price_b Seat 5 Optional[sub_Example0000001]", "price_0 Setup 1 Optional.empty");
            assertThat(((OrderPaid) invoice.notices().getFirst()).lines()).extracting(StripeEventsTest::told).containsExactly(
                    "1 Base 1 Optional[sub_Example0000001]", "price_b Seat 5 Optional[sub_Example0000001]", "price_0 Setup 1 Optional.empty",
                    "price_00 Owed since last year 1 Optional.empty");
        }
    }

    private static String told(PaidLine line) {
        return "%s %s %d %s".formatted(line.line(), line.name(), line.quantity().licenses(), line.subscriptionId());
    }

    @Nested
    class FirstInvoices {

        private static final OrderPaid PAID = new OrderPaid(SUBSCRIPTION, Set.of("in_Example00000001"),
                List.of(yearly(1, FIRST_YEAR)), JANE, CUSTOMER, true);
        private static final SubscriptionBegun BEGUN =
                new SubscriptionBegun(SUBSCRIPTION, SUBSCRIPTION, Optional.of(FIRST_YEAR));

        private Pushed invoice() {
            return sample("invoice-payment-succeeded-create-basil");
        }

        private OrderPaid order(Pushed invoice) {
            return (OrderPaid) ((Several) invoice.notice()).notices().getFirst();
        }

        /** The checkout session does not say how long is paid: who came second must. */
        @Test
        void areTheOrderOfTheCheckoutAndSayHowLongIsPaid() {
            assertThat(invoice().notice()).isEqualTo(new Several(List.of(PAID, BEGUN)));
        }

        @Test
        void haveTheLineOfTheCheckout() {
            OrderPaid checkout = sample("checkout-session-completed-subscription").paid();

            assertThat(checkout.orderId()).isEqualTo(PAID.orderId());
            assertThat(checkout.lines()).extracting(PaidLine::line).isEqualTo(PAID.lines().stream().map(PaidLine::line).toList());
        }

        @Test
        void inTheFormBefore2025NameTheirPayments() {
            OrderPaid paid = order(sample("invoice-payment-succeeded-cycle-legacy-qty3")
                    .with("/data/object/billing_reason", "\"subscription_create\"")
                    .with("/data/object/payment_intent", "\"pi_1\"")
                    .with("/data/object/charge", "\"ch_1\""));

            assertThat(paid.orderId()).isEqualTo("sub_Example0000002");
            assertThat(paid.otherNumbers()).containsExactlyInAnyOrder("in_Example00000003", "pi_1", "ch_1");
        }

        @Test
        void nameTheirPaymentsWhereTheyAreToldInFull() {
            assertThat(order(invoice().with("/data/object/payments",
                    "{\"data\": [{\"payment\": {\"payment_intent\": {\"id\": \"pi_1\"}}}]}")).otherNumbers())
                    .containsExactlyInAnyOrder("in_Example00000001", "pi_1");
        }

        @Test
        void numberTheSubscriptionsLinesBeforeTheOthers() {
            Pushed invoice = invoice().with("/data/object/lines/data", """
                    [{"description": "Fee", "parent": {"type": "invoice_item_details"}, "period": {"end": 1767603600}},
                     {"description": "Old", "proration": true},
                     {"description": "None", "quantity": 0, "period": {"end": 1799139600}},
                     {"description": "Seat", "quantity": 2, "period": {"end": 1767603600}}]""");

            assertThat(order(invoice).lines()).containsExactly(
                    Pushed.of(line("2", "Seat", 2, mapping(YEARLY)), SUBSCRIPTION, Instant.ofEpochSecond(1767603600)),
                    line("3", "Fee", 1, Mapping.NONE));
        }

        @Test
        void withMoreLinesThanAreToldSaySo() {
            Several several = (Several) invoice().with("/data/object/lines/has_more", "true").notice();

            assertThat(several.notices()).startsWith(PAID, BEGUN).hasSize(3).last().isInstanceOf(NotUsable.class);
        }

        @Test
        void mapByTheLineThenThePriceThenTheSubscription() {
            Pushed invoice = sample("invoice-payment-succeeded-cycle-legacy-qty3")
                    .with("/data/object/billing_reason", "\"subscription_create\"")
                    .with("/data/object/lines/data/0/metadata", "{\"is_productid\": \"7\"}")
                    .with("/data/object/lines/data/0/price/metadata", "{\"is_productid\": \"8\", \"is_majorversion\": 8}")
                    .with("/data/object/subscription_details/metadata", "{\"is_majorversion\": \"9\", \"is_minorversion\": \"9\"}");

            assertThat(order(invoice).lines()).extracting(PaidLine::mapping).containsExactly(
                    mapping("is_productid=7&is_majorversion=8&is_minorversion=9", "price_ExampleYear", "prod_ExampleEditor"));
        }

        @Test
        void mapByTheProductWhereItWasAskedFor() {
            Pushed invoice = sample("invoice-payment-succeeded-create-basil")
                    .with("/data/object/lines/data/0/metadata", "{}")
                    .with("/data/object/parent/subscription_details/metadata", "{\"is_majorversion\": \"9\"}")
                    .with("/data/object/lines/data/0/pricing/price_details/price", """
                            {"id": "price_ExampleYear", "metadata": {"is_productid": "8"},
                             "product": {"id": "prod_ExampleEditor", "metadata": {"is_productid": "7", "is_minorversion": "6"}}}""");

            assertThat(order(invoice).lines()).extracting(PaidLine::mapping).containsExactly(
                    mapping("is_productid=8&is_majorversion=9&is_minorversion=6", "price_ExampleYear", "prod_ExampleEditor"));
        }

        @Test
        void waitForTheRestOfTheirPayment() {
            assertThat(invoice().with("/data/object/status", "\"open\"").notice()).isInstanceOf(NothingToDo.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/data/object/id", "/data/object/lines"})
        void withoutWhatTheyMustHaveAreUnreadable(String place) {
            assertThatThrownBy(() -> invoice().without(place).notice()).isInstanceOf(UnreadableRequestException.class);
        }
    }

    @Nested
    class LaterInvoices {

        private static final SubscriptionPaid RENEWED = new SubscriptionPaid(SUBSCRIPTION, Optional.of(SECOND_YEAR),
                Optional.of(new Payment("in_Example00000002")), Optional.of(yearly(1, SECOND_YEAR)), true);

        @ParameterizedTest
        @ValueSource(strings = {"invoice-payment-succeeded-cycle-basil", "invoice-paid-cycle-basil"})
        void payForFurtherTime(String name) {
            assertThat(sample(name).notice()).isEqualTo(RENEWED);
        }

        @Test
        void payForFurtherTimeInTheFormBefore2025() {
            PaidLine line = yearly(3, SECOND_YEAR);

            assertThat(sample("invoice-payment-succeeded-cycle-legacy-qty3").notice()).isEqualTo(new SubscriptionPaid(
                    "sub_Example0000002", Optional.of(SECOND_YEAR), Optional.of(new Payment("in_Example00000003")),
                    Optional.of(Pushed.of(line, "sub_Example0000002", SECOND_YEAR)), true));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"subscription_update\"", "\"subscription_threshold\"", "\"manual\"", "null"})
        void neverIssueForASubscription(String reason) {
            assertThat(sample("invoice-paid-cycle-basil").with("/data/object/billing_reason", reason).notice()).isEqualTo(RENEWED);
        }

        @Test
        void takeTheLatestEndAndNoProration() {
            SubscriptionPaid paid = (SubscriptionPaid) sample("invoice-paid-cycle-basil").with("/data/object/lines/data", """
                    [{"quantity": 1, "parent": {"subscription_item_details": {"proration": true}}, "period": {"end": 1900000000}},
                     {"quantity": 1, "description": "A", "period": {"end": 1799139600}},
                     {"quantity": 1, "description": "B", "period": {"end": 1830675600}}]""").notice();

            assertThat(paid.until()).contains(SECOND_YEAR);
            assertThat(paid.line()).map(PaidLine::name).contains("A");
        }

        @Test
        void ofProrationsOnlyChangeNothing() {
            assertThat(sample("invoice-paid-cycle-basil")
                    .with("/data/object/lines/data/0/parent/subscription_item_details/proration", "true").notice())
                    .isInstanceOf(NothingToDo.class);
        }
    }

    @Nested
    class SingleInvoices {

        private static final String INVOICE = """
                {"id": "in_1", "status": "paid", "billing_reason": "manual", "subscription": %s, "metadata": {"is_productid": "1"},
                 "lines": {"data": [
                   {"type": "invoiceitem", "description": "Acme Editor", "quantity": 2, "period": {"end": 1767603600},
                    "pricing": {"price_details": {"price": {"id": "price_1"}, "product": "prod_1"}}},
                   {"type": "invoiceitem", "description": "Acme Viewer", "quantity": 1}]}}""";
        private static final OrderPaid PAID = new OrderPaid("in_1", Set.of(), List.of(
                line("1", "Acme Editor", 2, mapping("is_productid=1", "price_1", "prod_1")),
                line("2", "Acme Viewer", 1, mapping("is_productid=1"))), Customer.UNKNOWN, Optional.empty(), false);

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"sub_1\""})
        void areOrders(String subscription) {
            assertThat(event("invoice.paid", INVOICE.formatted(subscription)).notice()).isEqualTo(PAID);
        }
    }

    @Nested
    class MoneyThatGoesBack {

        /** An invoice since 2025-03-31 does not name its payment. */
        @Test
        void isOfAPaymentThatItsOwnEventNames() {
            assertThat(event("invoice_payment.paid", """
                    {"id": "inpay_1", "object": "invoice_payment", "invoice": "in_2",
                     "payment": {"type": "payment_intent", "payment_intent": "pi_2"}}""").notice())
                    .isEqualTo(new PaymentNamed("in_2", Set.of("pi_2")));
            assertThatThrownBy(() -> event("invoice_payment.paid", "{}").notice()).isInstanceOf(UnreadableRequestException.class);
        }

        private ShopNotice charge(String charge) {
            return event("charge.refunded", charge).notice();
        }

        @Test
        void mayBeAll() {
            assertThat(sample("charge-refunded-full").notice()).isEqualTo(new OrderRefunded("pi_Example000000001"));
        }

        @Test
        void mayBeAPart() {
            assertThat(sample("charge-refunded-full").with("/data/object/refunded", "false").notice())
                    .isEqualTo(new OrderPartlyRefunded("pi_Example000000001"));
            assertThat(charge("{\"id\": \"ch_1\"}")).isEqualTo(new OrderPartlyRefunded("ch_1"));
        }

        @Test
        void namesWhatItCan() {
            assertThat(charge("{\"id\": \"ch_1\", \"invoice\": \"in_1\", \"refunded\": true}")).isEqualTo(new OrderRefunded("in_1"));
            assertThat(charge("{\"id\": \"ch_1\", \"payment_intent\": {\"id\": \"pi_1\"}, \"refunded\": true}"))
                    .isEqualTo(new OrderRefunded("pi_1"));
            assertThatThrownBy(() -> charge("{}")).isInstanceOf(UnreadableRequestException.class);
        }

        @Test
        void mayBeDisputed() {
            assertThat(sample("charge-dispute-created").notice()).isEqualTo(new OrderDisputed("pi_Example000000001"));
            assertThat(event("charge.dispute.created", "{\"charge\": \"ch_1\"}").notice()).isEqualTo(new OrderDisputed("ch_1"));
            assertThat(event("charge.dispute.funds_withdrawn", "{\"charge\": \"ch_1\"}").notice()).isEqualTo(new OrderDisputed("ch_1"));
            assertThat(event("charge.dispute.created", "{\"charge\": \"ch_1\", \"status\": \"warning_needs_response\"}").notice())
                    .isInstanceOf(NothingToDo.class);
            assertThatThrownBy(() -> event("charge.dispute.created", "{}").notice()).isInstanceOf(UnreadableRequestException.class);
        }

        @Test
        void comesBackWithADisputeThatIsWon() {
            assertThat(event("charge.dispute.closed", "{\"charge\": \"ch_1\", \"status\": \"won\"}").notice())
                    .isEqualTo(new DisputeWon("ch_1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"lost", "warning_closed"})
        void isWhereItWasAfterALostDisputeAndAnInquiry(String status) {
            assertThat(event("charge.dispute.closed", "{\"charge\": \"ch_1\", \"status\": \"%s\"}".formatted(status)).notice())
                    .isInstanceOf(NothingToDo.class);
        }
    }

    @Test
    void aDeletedSubscriptionIsOver() {
        assertThat(sample("customer-subscription-deleted").notice()).isEqualTo(new SubscriptionEnded(SUBSCRIPTION));
        assertThatThrownBy(() -> event("customer.subscription.deleted", "{}").notice())
                .isInstanceOf(UnreadableRequestException.class);
    }
}
