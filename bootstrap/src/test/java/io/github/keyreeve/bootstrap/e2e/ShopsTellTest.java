package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the shops tell, byte for byte as they send it, from the web hook to the licence. */
class ShopsTellTest {

    private static final String TELL = "{\"channel\": \"tell\"}";

    private final Telling shops = new Telling();

    @AfterEach
    void close() {
        shops.close();
    }

    @Test
    void everythingThatIsToldIsTakenAndUnderstood() {
        List.of("fastspring", "woocommerce", "avangate").forEach(shop -> shops.provider(shop, TELL));
        List<String> told = Sample.told().stream().map(Sample::name).filter(name -> !name.startsWith("paypal/")).toList();

        shops.tell(told.toArray(String[]::new));

        assertThat(told).hasSizeGreaterThan(55);
        for (String shop : List.of("fastspring", "stripe", "shopify", "woocommerce", "2checkout", "paddle", "lemonsqueezy", "gumroad", "chargify")) {
            assertThat(shops.inboxOf(shop)).as(shop).hasSizeGreaterThan(2).noneMatch(entry -> entry.startsWith("unreadable"));
        }
    }

    @Nested
    class FastSpring {

        private static final String ORDER = "fastspring/contextual-order-completed.json";

        /** Its licence fulfilment asks, so that what it tells is about the customer only. */
        @Test
        void issuesNothingWhereTheShopAsks() {
            Answer asked = Sample.named("fastspring/classic-fulfilment-qty3.form").replay(shops.world().wire());
            assertThat(asked.status()).isEqualTo(200);

            shops.tell(ORDER, "fastspring/contextual-order-completed-manual-resend.json");

            assertThat(shops.licenses()).hasSize(1);
            assertThat(shops.world().staff().license(asked.body()).customer().company()).isEqualTo("Example Works GmbH");
            assertThat(shops.inbox()).containsOnly("order.completed: done");
        }

        @Test
        void aRefundRevokesWhatTheShopAskedFor() {
            Sample.named("fastspring/classic-fulfilment-qty3.form").replay(shops.world().wire());

            shops.tell(ORDER, "fastspring/contextual-return-created.json");

            assertThat(shops.inbox()).hasSize(2);
        }

        @Test
        void issuesOncePerLineWhereTheShopTells() {
            shops.provider("fastspring", TELL);

            shops.tell(ORDER, ORDER + ", delivery 2", "fastspring/contextual-order-completed-manual-resend.json");

            assertThat(shops.licenses()).containsExactly("ACM260105-7741-20131/acme-editor/1: 3 active null",
                    "ACM260105-7741-20131/acme-viewer/1: 1 active null");
            assertThat(shops.inbox()).containsExactly("order.completed: done", "order.completed: done");
        }

        @Test
        void partialReturnsThatAreAllOfItRevoke() {
            shops.provider("fastspring", TELL);
            shops.tell(ORDER, "fastspring/contextual-return-created.json");
            assertThat(shops.licenses()).hasSize(2).allMatch(license -> license.contains(" active "));

            String rest = Sample.named("fastspring/contextual-return-created.json").text()
                    .replace("evFs000000000000000004", "ev2").replace("retFs00000000000000001", "ret2")
                    .replace("\"totalReturn\":147.0", "\"totalReturn\":19.0").replace("\"totalReturn\": 147.0", "\"totalReturn\": 19.0");
            shops.tellJson("/webhooks/fastspring", Map.of("X-FS-Signature", Telling.base64HmacSha256("fs-hmac-secret-for-tests", rest)), rest);

            assertThat(shops.licenses()).hasSize(2).allMatch(license -> license.contains(" revoked "));
        }

        @Test
        void keepsEachOfSeveralEventsInOneMessage() {
            shops.provider("fastspring", TELL);

            shops.tell("fastspring/contextual-two-events-in-one-post.json");

            assertThat(shops.inbox()).hasSize(2);
        }

        @Test
        void anOrderWithoutItsContentWaits() {
            shops.provider("fastspring", TELL);

            shops.tell("fastspring/contextual-order-completed-not-expanded.json");

            assertThat(shops.licenses()).isEmpty();
            assertThat(shops.inbox()).containsExactly("order.completed: waiting");
            assertThat(shops.newestEntry().get("outcome").textValue()).contains("Webhook Expansion");
        }
    }

    @Nested
    class Shopify {

        private static final List<String> ISSUED = List.of("450789469/466157049: 3 active null", "450789469/466157050: 1 active null");

        @Test
        void anOrderIssuesOncePerMappedLine() {
            shops.tell("shopify/orders-paid.json", "shopify/orders-paid.json, delivery 2", "shopify/orders-paid.json, delivery 3");

            assertThat(shops.licenses()).isEqualTo(ISSUED);
            assertThat(shops.inbox()).containsExactly("orders/paid: partly-done");
            assertThat(shops.newestEntry().get("outcome").textValue()).contains("T-Shirt");
        }

        @Test
        void theSameAsXml() {
            shops.tell("shopify/orders-paid.xml");

            assertThat(shops.licenses()).isEqualTo(ISSUED);
        }

        @Test
        void aPartialRefundIsRecorded() {
            shops.tell("shopify/orders-paid.json", "shopify/refunds-create-partial.json");

            assertThat(shops.licenses()).isEqualTo(ISSUED);
            assertThat(shops.inbox()).last().isEqualTo("refunds/create: done");
        }

        @Test
        void partialRefundsThatAreAllOfTheMoneyRevoke() {
            shops.tell("shopify/orders-paid.json", "shopify/refunds-create-partial.json");

            String rest = """
                    {"id": 2, "order_id": 450789469, "refund_line_items": [], "transactions": [
                     {"kind": "refund", "status": "success", "amount": "83.00", "currency": "USD"}]}""";
            shops.tellJson("/webhooks/shopify", Map.of("X-Shopify-Topic", "refunds/create", "X-Shopify-Event-Id", "2",
                    "X-Shopify-Hmac-Sha256", Telling.base64HmacSha256("shopify-shared-key-for-tests", rest)), rest);

            assertThat(shops.licenses()).hasSize(2).allMatch(license -> license.contains(" revoked "));
        }

        @Test
        void aPartialRefundTakesUnusedSeatsWhereTheShopIsSetSo() {
            shops.provider("shopify", "{\"partialRefunds\": \"reduce\"}");

            shops.tell("shopify/orders-paid.json", "shopify/refunds-create-partial.json", "shopify/refunds-create-partial.json");

            assertThat(shops.licenses()).containsExactly("450789469/466157049: 1 active null", "450789469/466157050: 1 active null");
        }

        @Test
        void aCancelledOrderRevokes() {
            shops.tell("shopify/orders-paid.json", "shopify/orders-cancelled.json");

            assertThat(shops.licenses()).hasSize(2).allMatch(license -> license.contains(" revoked "));
        }
    }

    @Nested
    class WooCommerce {

        @Test
        void anOrderIssuesOnceHoweverOftenItIsSaved() {
            shops.provider("woocommerce", TELL);

            shops.tell("woocommerce/webhook-ping.form", "woocommerce/webhook-order-created-pending.json",
                    "woocommerce/webhook-order-updated-processing.json", "woocommerce/webhook-order-updated-completed.json");

            assertThat(shops.licenses()).containsExactly("2001/315: 3 active null", "2001/316: 1 active null");
        }

        @Test
        void aRefundedOrderIsRevoked() {
            shops.provider("woocommerce", TELL);

            shops.tell("woocommerce/webhook-order-updated-processing.json", "woocommerce/webhook-order-updated-refunded.json",
                    "woocommerce/webhook-order-deleted.json");

            assertThat(shops.licenses()).hasSize(2).allMatch(license -> license.contains(" revoked "));
        }

        @Test
        void aRenewalOfAnUnknownSubscriptionWaits() {
            shops.provider("woocommerce", TELL);

            shops.tell("woocommerce/webhook-order-renewal.json");

            assertThat(shops.licenses()).isEmpty();
        }
    }

    @Nested
    class TwoCheckout {

        private static final String ORDER = "avangate/ipn-complete-two-products-qty3.form";

        @Test
        void anOrderIssuesOnceAndIsAnsweredWithASignedReceiptEachTime() {
            shops.provider("avangate", TELL);

            Answer first = shops.send(ORDER);
            Answer again = shops.send(ORDER + ", delivery 2");
            shops.settle();

            assertThat(first.body()).isEqualTo(
                    "<sig algo=\"sha3-256\" date=\"20260105120000\">108cdf8dd2611c4fc30b1d59bc0052bde46953ae389c7c745987001f1555594f</sig>");
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(shops.licenses()).hasSize(2);
            assertThat(shops.inbox()).hasSize(1);
        }

        @Test
        void aRenewalProlongsTheLicenceOfItsSubscription() {
            shops.provider("avangate", TELL);

            shops.tell("avangate/ipn-complete-subscription.form", "avangate/ipn-complete-renewal.form");

            assertThat(shops.licenses()).hasSize(1);
        }

        @Test
        void aRefundRevokes() {
            shops.provider("avangate", TELL);

            shops.tell(ORDER, "avangate/ipn-refund.form");

            assertThat(shops.licenses()).hasSize(2).allMatch(license -> license.contains(" revoked "));
        }

        /** With the words of 2Checkout's documentation of its notifications. */
        @Test
        void anAuthorizedOrderIssuesWhereTheShopIsSetSoAndLosesItsKeysWhenItIsCancelled() {
            shops.provider("avangate", "{\"channel\": \"tell\", \"issueWhen\": \"authorized\", \"webhookSecret\": \"tco-secret\"}");

            told("PAYMENT_AUTHORIZED", "UNDER REVIEW");
            assertThat(shops.licenses()).isEmpty();
            told("PAYMENT_AUTHORIZED", "APPROVED");
            told("COMPLETE", "APPROVED");
            assertThat(shops.licenses()).containsExactly("77/40898000: 2 active null");

            told("CANCELED", "APPROVED");
            assertThat(shops.licenses()).containsExactly("77/40898000: 2 revoked null");
        }

        @Test
        void anAuthorizedOrderIssuesNothingOtherwise() {
            shops.provider("avangate", "{\"channel\": \"tell\", \"webhookSecret\": \"tco-secret\"}");

            told("PAYMENT_AUTHORIZED", "APPROVED");

            assertThat(shops.licenses()).isEmpty();
            assertThat(shops.inbox()).containsExactly("PAYMENT_AUTHORIZED: done");
        }

        private void told(String status, String review) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("REFNO", "77");
            fields.put("ORDERSTATUS", status);
            fields.put("FRAUD_STATUS", review);
            fields.put("IPN_PID[]", "40898000");
            fields.put("IPN_PNAME[]", "Acme Editor");
            fields.put("IPN_QTY[]", "2");
            fields.put("IPN_DATE", "20260105120000");
            String signed = fields.values().stream().map(value -> value.length() + value).collect(Collectors.joining());
            fields.put("SIGNATURE_SHA2_256", Telling.hmacSha256("tco-secret", signed));
            shops.tellForm("/webhooks/avangate", Map.of(), fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue().replace(" ", "+")).collect(Collectors.joining("&")));
        }

        @Test
        void readsUtf8() {
            shops.provider("avangate", TELL);

            shops.tell("avangate/ipn-unicode.form");

            assertThat(shops.inbox()).hasSize(1);
        }
    }

    @Nested
    class Gumroad {

        @Test
        void aSaleIssuesOnceAndARefundRevokes() {
            shops.provider("gumroad", "{\"trustBuyerFields\": true}");

            shops.tell("gumroad/sale-qty3.form", "gumroad/sale-qty3-retry.form");
            assertThat(shops.licenses()).containsExactly("SALEEXAMPLE1==/1: 3 active null");

            shops.tell("gumroad/refund.form");
            assertThat(shops.licenses()).containsExactly("SALEEXAMPLE1==/1: 3 revoked null");
        }

        /** Gumroad does not tell instalments from a membership: the mapping does. */
        @Test
        void aPurchaseByInstalmentsNeverEndsWhereItsMappingIsPermanent() {
            shops.set("acme-editor", "&is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=permanent");

            instalment("1", "");
            instalment("2", "&is_recurring_charge=true");
            ping("subscription_id=SUB1&ended_at=2026-03-05T09%3A00%3A00Z&ended_reason=fixed_subscription_period_ended&resource_name=subscription_ended");

            assertThat(shops.licenses()).containsExactly("SALE1/1: 1 active null");
            assertThat(shops.inbox()).containsExactly("sale: done", "sale: done", "subscription_ended: done");
            assertThat(shops.newestEntry().get("outcome").textValue()).contains("permanent");
        }

        private void instalment(String number, String more) {
            ping(("seller_id=SELLER%%3D%%3D&product_id=P&permalink=acme-editor&quantity=1&email=jane%%40example.com&sale_id=SALE%s"
                    + "&sale_timestamp=2026-01-05T09%%3A00%%3A00Z&subscription_id=SUB1&recurrence=monthly&resource_name=sale").formatted(number) + more);
        }

        private void ping(String form) {
            shops.tellForm("/webhooks/gumroad?is_user=shop&is_pwd=s3cret", Map.of(), form);
        }

        @Test
        void aSaleOfSomebodyElseIsRefused() {
            shops.provider("gumroad", "{\"receiver\": \"ANOTHER==\"}");
            assertThat(shops.send("gumroad/sale-qty3.form").status()).isEqualTo(401);

            shops.provider("gumroad", "{\"receiver\": \"SELLEREXAMPLE==\"}");
            assertThat(shops.send("gumroad/sale-qty3.form").status()).isEqualTo(200);
            assertThat(shops.send("gumroad/cancellation.form").status()).isEqualTo(200);
        }

        @Test
        void aRefundedRenewalGivesBackTheTimeThatItPaid() {
            shops.provider("gumroad", "{\"trustBuyerFields\": true}");
            String sale = Sample.named("gumroad/sale-recurring.form").text();
            told(sale.replace("SALEEXAMPLE2", "SALEEXAMPLE9").replace("is_recurring_charge=true", "is_recurring_charge=false"));
            String first = shops.licenses().getFirst();
            told(sale.replace("2026-01-05T09", "2027-01-05T09"));
            assertThat(shops.licenses()).hasSize(1).first().asString().isGreaterThan(first);

            told(Sample.named("gumroad/refund.form").text().replace("SALEEXAMPLE1", "SALEEXAMPLE2"));

            assertThat(shops.licenses()).containsExactly(first);
        }

        private void told(String form) {
            shops.tellForm("/webhooks/gumroad?is_user=shop&is_pwd=s3cret", Map.of(), form);
        }

        @Test
        void whoDoesNotKnowThePasswordIsRefused() {
            shops.provider("gumroad", "{\"password\": \"another\"}");

            assertThat(shops.send("gumroad/sale-qty3.form").status()).isEqualTo(401);
            assertThat(shops.inbox()).isEmpty();
        }

        @Test
        void aCancellationLetsThePaidTimeRun() {
            shops.tell("gumroad/cancellation.form");

            assertThat(shops.inbox()).containsExactly("cancellation: done");
        }
    }

    @Nested
    class Chargify {

        @Test
        void aPaymentIssuesOnceARenewalProlongsAndTheEndRevokes() {
            shops.tell("chargify/payment-success.form", "chargify/payment-success.form, delivery 2");
            assertThat(shops.licenses()).hasSize(1);
            String first = shops.licenses().getFirst();

            shops.tell("chargify/renewal-success.form");
            assertThat(shops.licenses()).hasSize(1).first().asString().isGreaterThan(first);

            shops.tell("chargify/subscription-state-change-canceled.form");
            assertThat(shops.licenses()).hasSize(1).first().asString().contains(" revoked ");
        }

        @Test
        void aRenewalIsMailedOnceInTheVendorsWords() {
            JsonApi staff = shops.staff();
            assertThat(staff.put("/mail-templates/renewed", """
                    {"event": "licenses_renewed", "subject": "Renewed", "text": "until {{renewed.until}}"}""").status()).isEqualTo(201);
            shops.tell("chargify/payment-success.form");

            shops.tell("chargify/renewal-success.form", "chargify/renewal-success.form");

            assertThat(shops.licenses()).hasSize(1);
            String end = staff.get("/licenses").body().at("/items/0/expiresAt").textValue();
            assertThat(staff.get("/mails").body().get("items").valueStream()
                    .filter(mail -> mail.get("event").textValue().equals("licenses_renewed"))
                    .map(mail -> mail.get("renewedUntil").textValue()))
                    .containsExactly(end);
        }

        @Test
        void seatsAreAddedAsTheSubscriptionHoldsThem() {
            shops.set("cid_491118", "&is_productid=2&is_majorversion=3&is_minorversion=5");
            shops.tell("chargify/payment-success.form", "chargify/component-allocation-change-qty5.form");
            assertThat(shops.licenses()).hasSize(2).last().asString().startsWith("161537369/cid_491118: 5 active 2026-02-05");

            told(allocation("1", "7", "2026-01-07T09:00:00Z"));
            told(allocation("2", "2", "2026-01-06T09:00:00Z"));

            assertThat(shops.licenses()).hasSize(2).last().asString().startsWith("161537369/cid_491118: 7 active 2026-02-05");
            assertThat(shops.inbox()).endsWith("component_allocation_change: done", "component_allocation_change: done");
        }

        @Test
        void aRefundOfAllThatWasPaidRevokesAndOneOfAPartDoesNot() {
            shops.tell("chargify/payment-success.form");

            told(refund("1", "2400"));
            assertThat(shops.licenses()).hasSize(1).first().asString().contains(" active ");
            told(refund("2", "6400"));
            assertThat(shops.licenses()).hasSize(1).first().asString().contains(" revoked ");
        }

        private String allocation(String number, String seats, String at) {
            return ("id=%s&event=component_allocation_change&payload[subscription][id]=15100141&payload[component][id]=491118"
                    + "&payload[component][kind]=quantity_based_component&payload[new_allocation]=%s&payload[timestamp]=%s")
                    .formatted(number, seats, at);
        }

        private String refund(String number, String cents) {
            return ("id=%s&event=refund_success&payload[subscription_id]=15100141&payload[payment_id]=161537369"
                    + "&payload[amount_in_cents]=%s&payload[payment_amount_in_cents]=6400").formatted(number, cents);
        }

        private void told(String form) {
            shops.tellForm("/webhooks/chargify", Map.of(
                    "X-Chargify-Webhook-Signature-Hmac-Sha-256", Telling.hmacSha256("chargify-shared-key", form)), form);
        }
    }

    @Nested
    class Paddle {

        private static final String ORDER = "paddle/transaction-completed-three-lines-qty3.json";

        @Test
        void anOrderIssuesOnceAndARefundRevokes() {
            shops.tell(ORDER, ORDER + ", delivery 2");
            List<String> issued = shops.licenses();
            assertThat(issued).isNotEmpty().allMatch(license -> license.startsWith("txn_01h8dzxgkvdwemdhbpcapj2tbj/"));
            assertThat(shops.inbox()).hasSize(1);

            shops.tell("paddle/adjustment-updated-refund-approved.json");

            assertThat(shops.licenses()).hasSameSizeAs(issued).allMatch(license -> license.contains(" revoked "));
        }

        @Test
        void partialRefundsThatAreAllOfTheMoneyRevoke() {
            shops.tell(ORDER);
            int issued = shops.licenses().size();

            told(refund("1", "60000"));
            assertThat(shops.licenses()).hasSize(issued).allMatch(license -> license.contains(" active "));
            told(refund("2", "5215"));

            assertThat(shops.licenses()).hasSize(issued).allMatch(license -> license.contains(" revoked "));
        }

        private String refund(String number, String cents) {
            return """
                    {"event_id": "evt_%1$s", "event_type": "adjustment.created", "data": {"id": "adj_%1$s", "action": "refund",
                     "type": "partial", "status": "approved", "transaction_id": "txn_01h8dzxgkvdwemdhbpcapj2tbj",
                     "totals": {"total": "%2$s", "currency_code": "USD"}}}""".formatted(number, cents);
        }

        private void told(String body) {
            long now = shops.world().clock().instant().getEpochSecond();
            shops.tellJson("/webhooks/paddle", Map.of("Paddle-Signature", "ts=%d;h1=%s".formatted(
                    now, Telling.hmacSha256("pdl_ntfset_test_secret", now + ":" + body))), body);
        }

        /** Its messages come in any order: the keys go to the address that it told of the latest moment. */
        @Test
        void anAddressThatWasToldOfAnEarlierMomentDoesNotComeBack() {
            told(customer("updated", "new@example.com", "2026-01-05T08:01:00Z"));
            told(customer("created", "old@example.com", "2026-01-05T08:00:00Z"));

            told(Sample.named(ORDER).text().replace("buyer_email", "no_address"));

            assertThat(shops.items("/licenses")).isNotEmpty()
                    .allMatch(license -> license.at("/customer/email").textValue().equals("new@example.com"));
        }

        private String customer(String change, String email, String occurredAt) {
            return """
                    {"event_id": "evt_%1$s", "event_type": "customer.%1$s", "occurred_at": "%3$s",
                     "data": {"id": "ctm_01h8e18bxp9hby49dnm8ewf0m0", "email": "%2$s", "name": "Jane Example"}}"""
                    .formatted(change, email, occurredAt);
        }

        @Test
        void aRenewalOfASubscriptionThatNobodyKnowsWaitsForIt() {
            shops.tell("paddle/transaction-completed-renewal.json", "paddle/subscription-canceled.json");

            assertThat(shops.licenses()).isEmpty();
            assertThat(shops.inbox()).containsExactly("transaction.completed: open", "subscription.canceled: open");
        }
    }

    @Nested
    class LemonSqueezy {

        private static final String ORDER = "lemonsqueezy/order-created.json";

        @Test
        void anOrderIssuesOnceAndARefundRevokes() {
            shops.provider("lemonsqueezy", "{\"trustBuyerFields\": true}");

            shops.tell(ORDER, ORDER + ", delivery 2");
            assertThat(shops.licenses()).hasSize(1).first().asString().startsWith("1001/");

            shops.tell("lemonsqueezy/order-refunded.json");
            assertThat(shops.licenses()).hasSize(1);
        }

        @Test
        void aSubscriptionIsOneLicenceHoweverManyEventsTellOfIt() {
            shops.provider("lemonsqueezy", "{\"trustBuyerFields\": true}");

            shops.tell("lemonsqueezy/subscription-created.json", "lemonsqueezy/subscription-payment-success-initial.json",
                    "lemonsqueezy/subscription-payment-success-renewal.json");
            assertThat(shops.licenses()).hasSize(1).first().asString().startsWith("1002/").contains(" active ");

            shops.tell("lemonsqueezy/subscription-expired.json");
            assertThat(shops.licenses()).hasSize(1).first().asString().contains(" revoked ");
        }

        /** Its times are whole seconds: what tells the events apart is what they say. */
        @Test
        void twoUpdatesOfOneSecondBothCount() {
            shops.provider("lemonsqueezy", "{\"trustBuyerFields\": true}");
            shops.tell("lemonsqueezy/subscription-created.json");
            String update = Sample.named("lemonsqueezy/subscription-created.json").text()
                    .replace("subscription_created", "subscription_updated");

            told(update);
            told(update.replace("2027-01-05T09:00:00.000000Z", "2028-01-05T09:00:00.000000Z"));

            assertThat(shops.licenses()).hasSize(1).first().asString().contains(" active 2028-01-05");
        }

        /** Neither the renewal nor its refund has a number that the other names, but both say when. */
        @Test
        void aRefundedRenewalGivesBackTheTimeThatItPaid() {
            shops.provider("lemonsqueezy", "{\"trustBuyerFields\": true}");
            shops.tell("lemonsqueezy/subscription-created.json");
            String subscription = Sample.named("lemonsqueezy/subscription-created.json").text();
            String renewed = subscription.replace("subscription_created", "subscription_updated")
                    .replace("2027-01-05T09:00:00.000000Z", "2028-01-05T09:00:00.000000Z");
            told(renewed);
            assertThat(shops.licenses()).hasSize(1).first().asString().contains(" active 2028-01-05");

            told(Sample.named("lemonsqueezy/subscription-payment-success-renewal.json").text()
                    .replace("subscription_payment_success", "subscription_payment_refunded")
                    .replace("2025-05-25T07:16:56.000000Z", "2027-01-05T09:00:03.000000Z")
                    .replaceAll("\"status\": ?\"paid\"", "\"status\": \"refunded\""));
            assertThat(shops.licenses()).hasSize(1).first().asString().contains(" active 2027-01-05");

            told(renewed.replaceAll("\"updated_at\": ?\"2026-01-05", "\"updated_at\": \"2027-02-05"));
            assertThat(shops.licenses()).hasSize(1).first().asString().contains(" active 2027-01-05");
        }

        private void told(String body) {
            shops.tellJson("/webhooks/lemonsqueezy", Map.of("X-Signature", Telling.hmacSha256("ls-signing-secret", body)), body);
        }
    }
}
