package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PayPal tells, verified by a stand-in that answers as PayPal does. */
class PayPalTellsTest {

    private static final String SALE = "paypal/ipn-web-accept-completed-qty3.form";

    private final List<byte[]> asked = new CopyOnWriteArrayList<>();
    private volatile String word = "VERIFIED";
    private volatile int status = 200;
    private HttpServer standIn;
    private Telling payPal;

    @BeforeEach
    void start() throws IOException {
        standIn = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        standIn.createContext("/", exchange -> {
            asked.add(exchange.getRequestBody().readAllBytes());
            byte[] answer = word.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        standIn.start();
        String url = "http://127.0.0.1:" + standIn.getAddress().getPort() + "/cgi-bin/webscr";
        payPal = new Telling("paypal-url", url, "paypal-sandbox-url", url)
                .provider("paypal", "{\"trustBuyerFields\": true}");
    }

    @AfterEach
    void stop() {
        payPal.close();
        standIn.stop(0);
    }

    @Test
    void aVerifiedSaleIssuesOnceThoughItIsSentAgain() {
        payPal.tell(SALE, "paypal/ipn-web-accept-completed-resend.form");

        assertThat(payPal.licenses()).containsExactly("61E67681CH3238416/1: 3 active null");
        assertThat(payPal.inbox()).hasSize(1);
    }

    @Test
    void everythingThatIsToldIsTakenAndUnderstood() {
        List<String> told = Sample.told().stream().map(Sample::name).filter(name -> name.startsWith("paypal/")).toList();

        payPal.tell(told.toArray(String[]::new));

        assertThat(told).hasSize(13);
        assertThat(payPal.inbox()).hasSize(12).noneMatch(entry -> entry.startsWith("unreadable"));
    }

    @Test
    void whatPayPalDoesNotKnowIsRefused() {
        word = "INVALID";

        assertThat(payPal.send(SALE).status()).isEqualTo(401);
        assertThat(payPal.inbox()).isEmpty();
    }

    @Test
    void whatCannotBeVerifiedNowIsToBeSentAgain() {
        status = 500;
        Answer answer = payPal.send(SALE);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(payPal.inbox()).isEmpty();

        status = 200;
        payPal.tell(SALE);

        assertThat(payPal.licenses()).hasSize(1);
    }

    @Test
    void aPaymentToSomebodyElseIsRefused() {
        payPal.provider("paypal", "{\"receiver\": \"somebody.else@example.com\"}");

        assertThat(payPal.send(SALE).status()).isEqualTo(401);
    }

    @Test
    void buyersFieldsCountOnlyWhereTheyAreTrusted() {
        payPal.provider("paypal", "{\"trustBuyerFields\": false}");

        payPal.tell(SALE);

        assertThat(payPal.licenses()).isEmpty();
        assertThat(payPal.newestEntry().get("state").textValue()).isEqualTo("waiting");
    }

    @Test
    void everyLineOfACartGetsItsKey() {
        payPal.tell("paypal/ipn-cart-two-items-qty3.form");

        assertThat(payPal.licenses()).containsExactly("3X04713683898750N/1: 3 active null", "3X04713683898750N/2: 1 active null");
    }

    @Test
    void aPendingPaymentIssuesWhenItIsComplete() {
        payPal.tell("paypal/ipn-echeck-pending.form");
        assertThat(payPal.licenses()).isEmpty();

        payPal.tell("paypal/ipn-echeck-completed.form");

        assertThat(payPal.licenses()).hasSize(1);
    }

    @Test
    void aSubscriptionIsIssuedByItsFirstPaymentAndProlongedByTheNext() {
        payPal.tell("paypal/ipn-subscr-payment-first.form", "paypal/ipn-subscr-signup.form");
        assertThat(payPal.licenses()).hasSize(1).first().asString().startsWith("8AA67681CH3230002/1: 1 active 20");
        String first = payPal.licenses().getFirst();

        payPal.tell("paypal/ipn-subscr-payment-renewal.form", "paypal/ipn-subscr-payment-renewal.form");

        assertThat(payPal.licenses()).hasSize(1).first().asString().isGreaterThan(first);
        String renewed = payPal.licenses().getFirst();
        payPal.tell("paypal/ipn-subscr-cancel.form");
        assertThat(payPal.licenses()).containsExactly(renewed);
        payPal.tell("paypal/ipn-subscr-eot.form");
        assertThat(payPal.licenses()).first().asString().contains(" revoked ");
    }

    @Test
    void aRecurringPaymentProfileIsIssuedByItsFirstPaymentProlongedByTheNextAndEndsWhenItExpires() {
        payPal.set("Acme Editor", "&is_productid=1&is_majorversion=1&is_minorversion=0");

        profile("recurring_payment", "&payment_status=Completed&txn_id=T-1", "02%3A00%3A00+Feb+18%2C+2027+PST");
        assertThat(payPal.licenses()).containsExactly("T-1/1: 1 active 2027-02-18T10:00:00Z");

        profile("recurring_payment", "&payment_status=Completed&txn_id=T-2", "03%3A00%3A00+Mar+18%2C+2027+PDT");
        assertThat(payPal.licenses()).containsExactly("T-1/1: 1 active 2027-03-18T10:00:00Z");

        profile("recurring_payment_failed", "", "03%3A00%3A00+Mar+23%2C+2027+PDT");
        profile("recurring_payment_profile_cancel", "", "N/A");
        assertThat(payPal.licenses()).containsExactly("T-1/1: 1 active 2027-03-18T10:00:00Z");

        profile("recurring_payment_expired", "", "N/A");
        assertThat(payPal.licenses()).containsExactly("T-1/1: 1 revoked 2027-03-18T10:00:00Z");
    }

    private void profile(String kind, String payment, String next) {
        payPal.tellForm("/qlmpaypalipn.aspx", Map.of(), ("txn_type=%s&recurring_payment_id=I-EXAMPLE0001&product_name=Acme+Editor"
                + "&mc_gross=29.95&mc_currency=USD&payer_email=jane%%40example.com&next_payment_date=%s%s").formatted(kind, next, payment));
    }

    @Test
    void aRefundAndAChargebackRevokeTheOrderThatTheyName() {
        payPal.tell(SALE, "paypal/ipn-cart-two-items-qty3.form", "paypal/ipn-refunded.form", "paypal/ipn-reversed-chargeback.form");

        assertThat(payPal.licenses()).hasSize(3).allMatch(license -> license.contains(" revoked "));
    }

    @Test
    void aPartOfTheMoneyRevokesNothing() {
        payPal.tell(SALE);

        Answer told = payPal.world().wire().post("/qlmpaypalipn.aspx",
                Sample.named("paypal/ipn-refunded.form").latin1().replace("mc_gross=-147.00", "mc_gross=-46.00"));
        payPal.settle();

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(payPal.licenses()).containsExactly("61E67681CH3238416/1: 3 active null");
        assertThat(payPal.newestEntry().get("outcome").textValue())
                .isEqualTo("A part of what was paid for the order is refunded; its licences stay.");
    }

    @Test
    void partsOfTheMoneyThatAreAllOfItRevoke() {
        payPal.tell(SALE);

        told(refund("R1", "46.00"));
        told(refund("R1", "46.00").replace("reason_code=refund", "reason_code=other"));
        assertThat(payPal.licenses()).containsExactly("61E67681CH3238416/1: 3 active null");
        told(refund("R2", "101.00"));

        assertThat(payPal.licenses()).containsExactly("61E67681CH3238416/1: 3 revoked null");
    }

    @Test
    void aRefundedRenewalGivesBackTheTimeThatItPaid() {
        payPal.tell("paypal/ipn-subscr-payment-first.form");
        String first = payPal.licenses().getFirst();
        payPal.tell("paypal/ipn-subscr-payment-renewal.form");
        assertThat(payPal.licenses()).hasSize(1).first().asString().isGreaterThan(first);
        String ofRenewal = refund("R1", "30.00").replace("61E67681CH3238416", "9BB67681CH3230003");

        told(ofRenewal);
        assertThat(payPal.newestEntry().get("outcome").textValue())
                .isEqualTo("A part of what was paid for the renewal is refunded; the time that it gave stays.");
        told(ofRenewal.replace("txn_id=R1", "txn_id=R2").replace("mc_gross=-30.00", "mc_gross=-9.00"));

        assertThat(payPal.licenses()).containsExactly(first);
    }

    private static String refund(String number, String amount) {
        return Sample.named("paypal/ipn-refunded.form").latin1()
                .replace("txn_id=0RR67681CH3230009", "txn_id=" + number)
                .replace("mc_gross=-147.00", "mc_gross=-" + amount);
    }

    private void told(String form) {
        Answer answer = payPal.world().wire().post("/qlmpaypalipn.aspx", form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        payPal.settle();
    }

    @Test
    void namesInWindows1252AreReadAndGoBackAsTheyCame() {
        payPal.tell("paypal/ipn-windows-1252.form");

        assertThat(payPal.world().staff().customerOf("1WE67681CH3230011").getFirst()).isEqualTo("Zoë Müller");
        assertThat(new String(asked.getFirst(), StandardCharsets.ISO_8859_1))
                .isEqualTo("cmd=_notify-validate&" + Sample.named("paypal/ipn-windows-1252.form").latin1());
    }
}
