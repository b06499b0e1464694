package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The money for a renewal goes back, told from the web hook on: the time that it paid is taken back and nothing else (source:
 * docs/adr/0017-money-that-goes-back.md). Of Stripe, PayPal, Lemon Squeezy and Gumroad their own tests tell.
 *
 * <p>The messages are the vendors' samples with other numbers, times and amounts, signed anew.
 */
class RefundedRenewalsTest {

    private static final String TELL = "{\"channel\": \"tell\"}";
    private static final String TAKEN_BACK = "The payment of a renewal is refunded, and the time that it gave is taken back from 1 licence.";
    private static final String STAYS = "A part of the renewal is refunded; the time that it gave stays.";

    private final Telling shops = new Telling();

    @AfterEach
    void close() {
        shops.close();
    }

    @Nested
    class TwoCheckout {

        private static final String FIRST = "avangate/ipn-complete-subscription.form";
        private static final String RENEWAL = "avangate/ipn-complete-renewal.form";
        /** 2Checkout's clock is three hours ahead. */
        private static final String PAID_AT_FIRST = "211153400/40898002: 1 active 2027-01-05T08:01:00Z";
        private static final String RENEWED = "211153400/40898002: 1 active 2028-01-05T08:01:00Z";

        @Test
        void aRefundGivesBackTheTimeThatItPaid() {
            renew();

            refund("TOTAL");

            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
            assertDone(TAKEN_BACK);
        }

        @Test
        void aPartialRefundLeavesTheTime() {
            renew();

            refund("PARTIAL");

            assertThat(shops.licenses()).containsExactly(RENEWED);
            assertDone(STAYS);
        }

        /** No message with another word for it is known of. */
        @Test
        void aRefundOfWhichNobodyKnowsHowMuchItIsWaits() {
            renew();

            refund("SOMETHING");

            assertThat(shops.licenses()).containsExactly(RENEWED);
            assertThat(shops.inbox()).last().isEqualTo("REFUND: waiting");
        }

        @Test
        void aChargebackTakesTheTimeUntilItIsWon() {
            renew();

            told("CHARGEBACK_RESOLUTION=NONE", "CHARGEBACK_RESOLUTION=OPEN");
            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);

            told("CHARGEBACK_RESOLUTION=NONE", "CHARGEBACK_RESOLUTION=WON");
            assertThat(shops.licenses()).containsExactly(RENEWED);
        }

        private void renew() {
            shops.provider("avangate", TELL);
            shops.tell(FIRST);
            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
            shops.tell(RENEWAL);
            assertThat(shops.licenses()).containsExactly(RENEWED);
        }

        private void refund(String type) {
            told("ORDERSTATUS=COMPLETE", "ORDERSTATUS=REFUND", "MESSAGE_TYPE=COMPLETE", "MESSAGE_TYPE=REFUND",
                    "REFUND_TYPE=", "REFUND_TYPE=" + type, "=39.00", "=-39.00");
        }

        private void told(String... changes) {
            String form = Arrays.stream(changed(RENEWAL, changes).split("&"))
                    .filter(field -> !field.matches("(HASH|SIGNATURE_SHA[23]_256)=.*"))
                    .collect(Collectors.joining("&"));
            String signed = Arrays.stream(form.split("&"))
                    .map(field -> URLDecoder.decode(field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8))
                    .map(value -> value.getBytes(StandardCharsets.UTF_8).length + value)
                    .collect(Collectors.joining());
            shops.tellForm("/webhooks/avangate", Map.of(),
                    form + "&SIGNATURE_SHA2_256=" + Telling.hmacSha256("avangate-secret-key", signed));
        }
    }

    /** The plugin asks for the first key and tells the subscription by it; WooCommerce's own orders name none until they renew. */
    @Nested
    class WooCommerce {

        private static final String FIRST = "woocommerce/plugin-getkey-subscription.form";
        private static final String RENEWAL = "woocommerce/webhook-order-renewal.json";
        private static final String PAID_AT_FIRST = "1003/null: 1 active 2027-01-05T23:59:59Z";

        /** Neither the order nor its mapping says how long it is paid for. */
        @Test
        void aRefundGivesBackTheTimeThatItPaid() {
            subscribe();
            shops.tell(RENEWAL);
            assertRenewedUntil("2027-02-05T23:59:59Z");

            refund();

            assertTakenBack();
        }

        @Test
        void aRefundGivesBackTheDaysOfTheMapping() {
            shops.set("acme-ed-y", "&is_productid=1&is_majorversion=1&is_minorversion=0&is_expduration=365");
            subscribe();
            shops.tell(RENEWAL);
            assertRenewedUntil("2028-01-05T23:59:59Z");

            refund();

            assertTakenBack();
        }

        /** Where the plugin asks for a renewal besides, both name the same order. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void aRefundGivesBackWhatWasAskedForAndTold(boolean askedFirst) {
            subscribe();
            if (askedFirst) {
                askForRenewal();
            }
            shops.tell(RENEWAL);
            if (!askedFirst) {
                askForRenewal();
            }
            assertRenewedUntil("2028-01-05T23:59:59Z");

            refund();

            assertTakenBack();
        }

        @Test
        void aRefundInPartsGivesItBackWhenTheyAreAll() {
            subscribe();
            shops.tell(RENEWAL);

            told("\"refunds\": []", "\"refunds\": [{\"id\":1,\"total\":\"-20.00\"}]");
            assertRenewedUntil("2027-02-05T23:59:59Z");
            told("\"refunds\": []", "\"refunds\": [{\"id\":1,\"total\":\"-20.00\"},{\"id\":2,\"total\":\"-19.00\"}]");

            assertTakenBack();
        }

        /** A save that was under way comes after it. */
        @Test
        void aRefundedRenewalStaysRefundedThoughItIsToldAgain() {
            subscribe();
            shops.tell(RENEWAL);
            refund();

            told("\"status\": \"processing\"", "\"status\": \"completed\"");

            assertTakenBack();
        }

        /** Of a subscription that nobody asked a key for, WooCommerce does not tell with which order it began. */
        @Test
        void aRefundOfARenewalThatNobodyKnowsStaysOpenAsTheRenewalDoes() {
            shops.provider("woocommerce", TELL);
            shops.tell("woocommerce/webhook-order-updated-processing.json");
            List<String> issued = shops.licenses();

            shops.tell(RENEWAL);
            refund();

            assertThat(shops.licenses()).isEqualTo(issued).isNotEmpty();
            assertThat(shops.inbox()).containsExactly("order.updated: partly-done", "order.created: open", "order.updated: open");
            assertThat(shops.newestEntry().get("outcome").textValue()).isEqualTo("No order of this number is known.");
        }

        private void subscribe() {
            assertThat(Sample.named(FIRST).replay(shops.world().wire()).status()).isEqualTo(200);
            assertTakenBack();
        }

        private void askForRenewal() {
            Answer answer = shops.world().wire().post("/qlmservice.asmx/RenewSubscriptionHttp?is_vendor=woocommerce&is_user=shop&is_pwd=s3cret",
                    Sample.named("woocommerce/plugin-renew-subscription.form").text().replace("OrderId=1050", "OrderId=2050"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }

        private void refund() {
            told("\"status\": \"processing\"", "\"status\": \"refunded\"", "\"refunds\": []", "\"refunds\": [{\"id\":2059,\"total\":\"-39.00\"}]");
        }

        private void told(String... changes) {
            String body = changed(RENEWAL, changes);
            shops.tellJson("/webhooks/woocommerce", Map.of("X-WC-Webhook-Topic", "order.updated",
                    "X-WC-Webhook-Signature", Telling.base64HmacSha256("wc-webhook-secret-&-'quoted'", body)), body);
        }

        private void assertRenewedUntil(String end) {
            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST.replace("2027-01-05T23:59:59Z", end));
        }

        private void assertTakenBack() {
            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
        }
    }

    @Nested
    class FastSpring {

        private static final String ORDER = "fastspring/contextual-order-completed.json";
        private static final String CHARGE = "fastspring/contextual-subscription-charge-completed.json";
        private static final String RETURN = "fastspring/contextual-return-created.json";
        private static final Instant FIRST_END = Instant.parse("2027-01-05T00:00:00Z");
        private static final Instant NEXT_END = Instant.parse("2028-01-05T00:00:00Z");
        private static final List<String> PAID_AT_FIRST = List.of(
                "ACM260105-7741-20131/acme-editor/1: 3 active " + FIRST_END, "ACM260105-7741-20131/acme-viewer/1: 1 active null");

        @Test
        void aReturnGivesBackTheTimeThatItPaidAndLeavesWhatElseWasOrdered() {
            renew();

            refund("1", "149.95");

            assertThat(shops.licenses()).isEqualTo(PAID_AT_FIRST);
            assertDone(TAKEN_BACK);
        }

        @Test
        void returnsInPartsGiveItBackWhenTheyAreAll() {
            renew();

            refund("1", "100.00");
            assertThat(shops.licenses()).first().asString().endsWith(" active " + NEXT_END);
            assertDone(STAYS);
            refund("2", "49.95");

            assertThat(shops.licenses()).isEqualTo(PAID_AT_FIRST);
        }

        @Test
        void aReturnedRenewalStaysSoThoughItIsSentAgainByHand() {
            renew();
            refund("1", "149.95");

            charge("ev9");

            assertThat(shops.licenses()).isEqualTo(PAID_AT_FIRST);
        }

        /** Its licence fulfilment asks for the key again with each rebill, by the same number of the order. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void aReturnGivesBackWhatWasAskedFor(boolean chargeIsTold) {
            ask("fastspring/classic-fulfilment-subscription-first.form");
            List<String> first = shops.licenses();
            assertThat(first).containsExactly("ACM260106-1188-41007/null: 1 active 2027-01-05T23:59:59Z");
            ask("fastspring/classic-rebill.form");
            assertThat(shops.licenses()).containsExactly("ACM260106-1188-41007/null: 1 active 2028-01-05T23:59:59Z");
            if (chargeIsTold) {
                told(changed(ORDER, "ACM260105-7741-20131", "ACM260106-1188-41007",
                        "\"product\": \"acme-editor\",", "\"product\": \"acme-editor-yearly\", \"subscription\": \"subFs00000000000000001\","));
                charge("ev2");
            }

            refund("1", "149.95");

            assertThat(shops.licenses()).isEqualTo(first);
            assertDone(TAKEN_BACK);
        }

        private void ask(String sample) {
            Answer answer = Sample.named(sample).replay(shops.world().wire());
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }

        private void renew() {
            shops.provider("fastspring", TELL);
            told(changed(ORDER, "\"product\": \"acme-editor\",", """
                    "product": "acme-editor", "subscription": {"id": "subFs00000000000000001", "nextChargeDateValue": %d},"""
                    .formatted(FIRST_END.toEpochMilli())));
            assertThat(shops.licenses()).isEqualTo(PAID_AT_FIRST);
            charge("ev2");
            assertThat(shops.licenses()).first().asString().endsWith(" active " + NEXT_END);
        }

        private void charge(String event) {
            told(changed(CHARGE, "evFs000000000000000002", event, "1523404800000", String.valueOf(NEXT_END.toEpochMilli())));
        }

        private void refund(String number, String amount) {
            told(changed(RETURN, "evFs000000000000000004", "evReturn" + number, "retFs00000000000000001", "ret" + number,
                    "oFs0000000000000000001", "oFs0000000000000000002", "ACM260105-7741-20131", "ACM270106-1188-88002B",
                    "\"total\": 166.0", "\"total\": 149.95", "\"totalReturn\": 147.0", "\"totalReturn\": " + amount));
        }

        private void told(String body) {
            shops.tellJson("/webhooks/fastspring", Map.of("X-FS-Signature", Telling.base64HmacSha256("fs-hmac-secret-for-tests", body)), body);
        }
    }

    @Nested
    class Paddle {

        private static final String RENEWAL = "paddle/transaction-completed-renewal.json";
        private static final String ADJUSTMENT = "paddle/adjustment-updated-refund-approved.json";
        private static final String RENEWAL_NUMBER = "txn_01h8dzxgkvdwemdhbpcaprenew";
        private static final String PAID_AT_FIRST = "txn_first/txnitm_01h8e18cjzkpvj81m223nvag50: 1 active 2026-02-05T08:00:00Z";
        private static final String RENEWED = "txn_first/txnitm_01h8e18cjzkpvj81m223nvag50: 1 active 2026-03-05T08:00:00Z";

        @Test
        void aRefundGivesBackTheTimeThatItPaidOnceItIsApproved() {
            renew();

            adjusted("1", "\"status\": \"approved\"", "\"status\": \"pending_approval\"");
            assertThat(shops.licenses()).containsExactly(RENEWED);
            adjusted("2");

            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
            assertDone(TAKEN_BACK);
        }

        @Test
        void refundsInPartsGiveItBackWhenTheyAreAll() {
            renew();

            part("1", "60000");
            assertThat(shops.licenses()).containsExactly(RENEWED);
            assertDone(STAYS);
            part("2", "5215");

            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
        }

        @Test
        void aChargebackTakesTheTimeUntilItIsReversed() {
            renew();

            adjusted("1", "\"action\": \"refund\"", "\"action\": \"chargeback\"");
            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
            adjusted("2", "\"action\": \"refund\"", "\"action\": \"chargeback_reverse\"");

            assertThat(shops.licenses()).containsExactly(RENEWED);
        }

        @Test
        void theNextPaymentRenewsAsUsual() {
            renew();
            adjusted("1");

            transaction("3", RENEWAL_NUMBER, "txn_third", "2026-02-05T08:00:00Z", "2026-04-05T08:00:00Z");

            assertThat(shops.licenses()).containsExactly(RENEWED.replace("2026-03-05", "2026-04-05"));
        }

        private void renew() {
            transaction("1", RENEWAL_NUMBER, "txn_first", "subscription_recurring", "web");
            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
            transaction("2", "2026-02-05T08:00:00Z", "2026-03-05T08:00:00Z");
            assertThat(shops.licenses()).containsExactly(RENEWED);
        }

        private void transaction(String event, String... changes) {
            told(changed(RENEWAL, all(changes, "evt_01h8e1jxjnw9ra6zarhnzrenew", "evt_" + event, "\"permanent\"", "\"subscription\"")));
        }

        private void part(String number, String cents) {
            adjusted(number, "\"type\": \"full\"", "\"type\": \"partial\"", "adj_01h8c6tbrkpdd7vx61w7b1r0ap", "adj_" + number,
                    "\"fee\": \"5\",\n      \"tax\": \"8\",\n      \"total\": \"100\"", "\"fee\": \"5\", \"tax\": \"8\", \"total\": \"" + cents + "\"");
        }

        private void adjusted(String event, String... changes) {
            told(changed(ADJUSTMENT, all(changes, "evt_01h8c6tc8aa58zqj6h8a13full", "evt_adjusted_" + event,
                    "txn_01h8dzxgkvdwemdhbpcapj2tbj", RENEWAL_NUMBER)));
        }

        private void told(String body) {
            long now = shops.world().clock().instant().getEpochSecond();
            shops.tellJson("/webhooks/paddle", Map.of("Paddle-Signature", "ts=%d;h1=%s".formatted(
                    now, Telling.hmacSha256("pdl_ntfset_test_secret", now + ":" + body))), body);
        }
    }

    /** A renewal and its payment are two events, and come in any order. */
    @Nested
    class Chargify {

        private static final String FIRST = "chargify/payment-success.form";
        private static final String RENEWAL = "chargify/renewal-success.form";
        private static final String PAYMENT_NUMBER = "161537369";
        private static final String NEXT_PAYMENT = "161539999";
        private static final String PAID_AT_FIRST = PAYMENT_NUMBER + "/1: 1 active 2026-02-05T09:00:00Z";
        private static final String RENEWED = PAYMENT_NUMBER + "/1: 1 active 2026-03-05T09:00:00Z";

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void aRefundGivesBackTheTimeThatItPaid(boolean paymentFirst) {
            renew(paymentFirst, "payload[transaction][id]=" + PAYMENT_NUMBER, "payload[transaction][id]=" + NEXT_PAYMENT);

            refund("1", "6400");

            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
            assertDone(TAKEN_BACK);
        }

        /** Only of a payment it is recorded that it names its transaction. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void aRefundGivesItBackThoughTheRenewalDoesNotNameItsPayment(boolean paymentFirst) {
            renew(paymentFirst, "payload[transaction][id]=" + PAYMENT_NUMBER + "&", "");

            refund("1", "6400");

            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
            assertDone(TAKEN_BACK);
        }

        @Test
        void refundsInPartsGiveItBackWhenTheyAreAll() {
            renew(true, "payload[transaction][id]=" + PAYMENT_NUMBER, "payload[transaction][id]=" + NEXT_PAYMENT);

            refund("1", "6000");
            assertThat(shops.licenses()).containsExactly(RENEWED);
            assertDone(STAYS);
            refund("2", "400");

            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
        }

        /** Then the later payment issues the licence, and its refund is one of the order. */
        @Test
        void aRefundAfterPaymentsThatWereToldInTheReverseOrderSaysThatTheOtherOneIsPaid() {
            told(nextPayment());
            shops.tell(FIRST);
            assertThat(shops.licenses()).containsExactly(NEXT_PAYMENT + "/1: 1 active 2026-03-05T09:00:00Z");

            refund("1", "6400");

            assertThat(shops.licenses()).containsExactly(NEXT_PAYMENT + "/1: 1 revoked 2026-03-05T09:00:00Z");
            assertThat(shops.newestEntry().get("state").textValue()).isEqualTo("partly-done");
            assertThat(shops.newestEntry().get("outcome").textValue()).contains("though a renewal of theirs is paid: look at them");
        }

        private static String nextPayment() {
            return changed(FIRST, "id=141765008", "id=141765098", PAYMENT_NUMBER, NEXT_PAYMENT, "2026-02-05", "2026-03-05");
        }

        private void renew(boolean paymentFirst, String transaction, String ofRenewal) {
            shops.tell(FIRST);
            assertThat(shops.licenses()).containsExactly(PAID_AT_FIRST);
            String payment = nextPayment();
            String renewal = changed(RENEWAL, transaction, ofRenewal);
            (paymentFirst ? Stream.of(payment, renewal) : Stream.of(renewal, payment)).forEach(this::told);
            assertThat(shops.licenses()).containsExactly(RENEWED);
        }

        private void refund(String number, String cents) {
            told(("id=refund%s&event=refund_success&payload[subscription_id]=15100141&payload[payment_id]=%s"
                    + "&payload[amount_in_cents]=%s&payload[payment_amount_in_cents]=6400").formatted(number, NEXT_PAYMENT, cents));
        }

        private void told(String form) {
            shops.tellForm("/webhooks/chargify", Map.of(
                    "X-Chargify-Webhook-Signature-Hmac-Sha-256", Telling.hmacSha256("chargify-shared-key", form)), form);
        }
    }

    private void assertDone(String outcome) {
        assertThat(shops.newestEntry().get("state").textValue()).isEqualTo("done");
        assertThat(shops.newestEntry().get("outcome").textValue()).isEqualTo(outcome);
    }

    /** @param changes what stands in the sample, and what is to stand there instead, in turn */
    private static String changed(String sample, String... changes) {
        String text = Sample.named(sample).text();
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).as(sample).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        return text;
    }

    private static String[] all(String[] changes, String... more) {
        return Stream.concat(Arrays.stream(changes), Arrays.stream(more)).toArray(String[]::new);
    }
}
