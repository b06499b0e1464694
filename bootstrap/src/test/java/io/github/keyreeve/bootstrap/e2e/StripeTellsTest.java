package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Stripe tells, byte for byte as it is sent, from the web hook to the licence. */
class StripeTellsTest {

    private static final String END_OF_FIRST_YEAR = "2027-01-05T09:00:00Z";

    private final Telling stripe = new Telling();

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void aPaidCheckoutIssuesOnceHoweverOftenItIsTold() {
        stripe.tell("stripe/checkout-session-completed-payment-qty3.json", "stripe/checkout-session-completed-payment-qty3.json, delivery 2");

        assertThat(stripe.licenses()).containsExactly("cs_test_a1Example0001/1: 3 active null");
        assertThat(stripe.inbox()).containsExactly("checkout.session.completed: done");
    }

    @Test
    void aCheckoutWithoutMappingWaitsUntilThereIsOne() {
        stripe.tell("stripe/checkout-session-completed-payment-link.json");
        assertThat(stripe.licenses()).isEmpty();
        assertThat(stripe.inbox()).containsExactly("checkout.session.completed: waiting");
        String link = Sample.named("stripe/checkout-session-completed-payment-link.json").text().replaceAll("(?s).*\"payment_link\": *\"([^\"]+)\".*", "$1");

        stripe.set(link, "&is_productid=1&is_majorversion=1&is_minorversion=0&is_numberofactivationsperkey=2");
        stripe.runAgain(stripe.newestEntry());

        assertThat(stripe.licenses()).containsExactly("cs_test_a1Example0002/1: 2 active null");
        assertThat(stripe.inbox()).containsExactly("checkout.session.completed: done");
    }

    @Test
    void aDelayedPaymentIssuesWhenItIsThere() {
        stripe.tell("stripe/checkout-session-completed-unpaid.json");
        assertThat(stripe.licenses()).isEmpty();

        stripe.tell("stripe/checkout-session-async-payment-succeeded.json");

        assertThat(stripe.licenses()).hasSize(1);
    }

    @Test
    void aSubscriptionIsOneLicenceThoughTwoEventsTellItsFirstPayment() {
        stripe.tell("stripe/checkout-session-completed-subscription.json", "stripe/invoice-payment-succeeded-create-basil.json");

        assertThat(stripe.licenses()).containsExactly("sub_Example0000001/1: 1 active " + END_OF_FIRST_YEAR);
    }

    @Test
    void theSameInTheOtherOrder() {
        stripe.tell("stripe/invoice-payment-succeeded-create-basil.json", "stripe/checkout-session-completed-subscription.json");

        assertThat(stripe.licenses()).containsExactly("sub_Example0000001/1: 1 active " + END_OF_FIRST_YEAR);
    }

    /** Without a key of Stripe's API: only the checkout names its link, and only the invoice says until when is paid. */
    @ParameterizedTest
    @CsvSource({"checkout-session-completed-subscription, invoice-payment-succeeded-create-basil",
            "invoice-payment-succeeded-create-basil, checkout-session-completed-subscription"})
    void aSubscriptionThatOnlyItsPaymentLinkMapsIsOneLicenceWithTheToldEnd(String first, String second) {
        stripe.set("plink_yearly", "&is_productid=1&is_majorversion=1&is_minorversion=0&is_licensemodel=subscription");

        told("evt_first", mappedByLinkOnly(first));
        told("evt_second", mappedByLinkOnly(second));
        stripe.world().clock().advance(Duration.ofSeconds(5));
        await().atMost(Duration.ofSeconds(20)).until(() -> stripe.inbox().stream().noneMatch(entry -> entry.endsWith("open")));

        assertThat(stripe.licenses()).containsExactly("sub_Example0000001/1: 1 active " + END_OF_FIRST_YEAR);
        assertThat(stripe.inbox()).hasSize(2).noneMatch(entry -> entry.endsWith("waiting"));
    }

    private static String mappedByLinkOnly(String sample) {
        return Sample.named("stripe/" + sample + ".json").text()
                .replaceAll("\"is_[a-z]+\": \"[^\"]*\",?", "")
                .replace("\"payment_link\": null", "\"payment_link\": \"plink_yearly\"");
    }

    @Test
    void anInvoiceProlongsOnceThoughTwoEventsTellIt() {
        stripe.tell("stripe/invoice-payment-succeeded-create-basil.json", "stripe/invoice-payment-succeeded-cycle-basil.json",
                "stripe/invoice-paid-cycle-basil.json");

        assertThat(stripe.licenses()).hasSize(1).first().asString().startsWith("sub_Example0000001/1: 1 active 2028-01-05");
    }

    @Test
    void aRenewalBeforeItsSubscriptionWaitsForIt() {
        stripe.tell("stripe/invoice-payment-succeeded-cycle-basil.json");
        assertThat(stripe.inbox()).containsExactly("invoice.payment_succeeded: open");
        stripe.tell("stripe/invoice-payment-succeeded-create-basil.json");

        stripe.runAgain(stripe.staff().get("/inbox?state=open").body().at("/items/0"));

        assertThat(stripe.licenses()).hasSize(1).first().asString().startsWith("sub_Example0000001/1: 1 active 2028-01-05");
    }

    @Test
    void aRefundIsFoundByThePaymentAndRevokes() {
        stripe.tell("stripe/checkout-session-completed-payment-qty3.json", "stripe/charge-refunded-full.json");

        assertThat(stripe.licenses()).containsExactly("cs_test_a1Example0001/1: 3 revoked null");
    }

    @Test
    void aRefundOnlyStaysInTheInboxWhereTheShopIsSetSo() {
        stripe.provider("stripe", "{\"refunds\": \"record\"}");

        stripe.tell("stripe/checkout-session-completed-payment-qty3.json", "stripe/charge-refunded-full.json");

        assertThat(stripe.licenses()).containsExactly("cs_test_a1Example0001/1: 3 active null");
    }

    @Test
    void aDisputeRevokes() {
        stripe.tell("stripe/checkout-session-completed-payment-qty3.json", "stripe/charge-dispute-created.json");

        assertThat(stripe.licenses()).containsExactly("cs_test_a1Example0001/1: 3 revoked null");
    }

    /** What is refunded is named by a payment, which an invoice since 2025-03-31 does not name: an event of its own does. */
    @Test
    void aRefundedRenewalGivesBackTheTimeThatItPaid() {
        renew();

        told("evt_refund", Sample.named("stripe/charge-refunded-full.json").text().replace("pi_Example000000001", "pi_renewal"));

        assertThat(stripe.licenses()).containsExactly("sub_Example0000001/1: 1 active " + END_OF_FIRST_YEAR);
        assertThat(stripe.newestEntry().get("outcome").textValue())
                .isEqualTo("The payment of a renewal is refunded, and the time that it gave is taken back from 1 licence.");
    }

    @Test
    void aRefundedRenewalStaysRefundedThoughItIsToldAgain() {
        renew();
        told("evt_refund", Sample.named("stripe/charge-refunded-full.json").text().replace("pi_Example000000001", "pi_renewal"));

        told("evt_again", Sample.named("stripe/invoice-paid-cycle-basil.json").text());

        assertThat(stripe.licenses()).containsExactly("sub_Example0000001/1: 1 active " + END_OF_FIRST_YEAR);
    }

    @Test
    void aDisputedRenewalHasItsTimeAgainWhenTheDisputeIsWon() {
        renew();
        String dispute = Sample.named("stripe/charge-dispute-created.json").text().replace("pi_Example000000001", "pi_renewal");
        told("evt_dispute", dispute);
        assertThat(stripe.licenses()).containsExactly("sub_Example0000001/1: 1 active " + END_OF_FIRST_YEAR);

        told("evt_won", dispute.replace("charge.dispute.created", "charge.dispute.closed").replace("needs_response", "won"));

        assertThat(stripe.licenses()).first().asString().startsWith("sub_Example0000001/1: 1 active 2028-01-05");
    }

    @Test
    void aRefundedRenewalIsOnlyRecordedWhereTheShopIsSetSo() {
        stripe.provider("stripe", "{\"refunds\": \"record\"}");
        renew();

        told("evt_refund", Sample.named("stripe/charge-refunded-full.json").text().replace("pi_Example000000001", "pi_renewal"));

        assertThat(stripe.licenses()).first().asString().startsWith("sub_Example0000001/1: 1 active 2028-01-05");
    }

    private void renew() {
        stripe.tell("stripe/invoice-payment-succeeded-create-basil.json", "stripe/invoice-payment-succeeded-cycle-basil.json");
        told("evt_payment", """
                {"id": "evt_0", "object": "event", "livemode": false, "type": "invoice_payment.paid", "data": {"object": {
                 "id": "inpay_1", "object": "invoice_payment", "invoice": "in_Example00000002", "status": "paid",
                 "payment": {"type": "payment_intent", "payment_intent": "pi_renewal"}}}}""");
        assertThat(stripe.licenses()).first().asString().startsWith("sub_Example0000001/1: 1 active 2028-01-05");
    }

    /** As another event, signed by the clock of the test. */
    private void told(String number, String event) {
        String body = event.replaceFirst("\"evt_[A-Za-z0-9]+\"", "\"" + number + "\"");
        long now = stripe.world().clock().instant().getEpochSecond();
        stripe.tellJson("/webhooks/stripe", Map.of("Stripe-Signature", "t=%d,v1=%s".formatted(
                now, Telling.hmacSha256("whsec_test_0123456789abcdef", now + "." + body))), body);
    }

    @Test
    void theEndOfASubscriptionRevokes() {
        stripe.tell("stripe/invoice-payment-succeeded-create-basil.json", "stripe/customer-subscription-deleted.json");

        assertThat(stripe.licenses()).containsExactly("sub_Example0000001/1: 1 revoked " + END_OF_FIRST_YEAR);
    }

    @Test
    void theEndOfASubscriptionLetsItExpireWhereTheShopIsSetSo() {
        stripe.provider("stripe", "{\"endedSubscriptions\": \"record\"}");

        stripe.tell("stripe/invoice-payment-succeeded-create-basil.json", "stripe/customer-subscription-deleted.json");

        assertThat(stripe.licenses()).containsExactly("sub_Example0000001/1: 1 active " + END_OF_FIRST_YEAR);
    }

    @Test
    void aTestOrderIssuesNothingWhereOnlyLiveOnesCount() {
        stripe.provider("stripe", "{\"liveOnly\": true}");

        stripe.tell("stripe/checkout-session-completed-payment-qty3.json");

        assertThat(stripe.licenses()).isEmpty();
        assertThat(stripe.inbox()).containsExactly("checkout.session.completed: done");
        assertThat(stripe.newestEntry().get("outcome").textValue()).isEqualTo("This is a test order, and this shop is set to live orders only.");
    }

    @Test
    void whatIsNotSignedRightIsRefusedAndNotKept() {
        stripe.provider("stripe", "{\"webhookSecret\": \"another\"}");

        assertThat(stripe.send("stripe/checkout-session-completed-payment-qty3.json").status()).isEqualTo(400);
        assertThat(stripe.inbox()).isEmpty();
    }
}
