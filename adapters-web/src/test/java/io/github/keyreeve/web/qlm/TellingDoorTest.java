package io.github.keyreeve.web.qlm;

import static io.github.keyreeve.web.qlm.TextAnswer.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.web.server.RawAnswer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shops tell is checked, kept and answered; nobody works on it here. */
class TellingDoorTest {

    private static final String SALE = "resource_name=sale&quantity=2&product_id=P&permalink=p&email=jane%40example.com&sale_id=S-1";
    private static final String CREDENTIALS = "is_user=shop&is_pwd=s3cret";

    private QlmServer server = QlmServer.start().login("gumroad", "shop", "s3cret");

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/qlmservice.asmx/QlmWebHookHandler?is_vendor=gumroad&" + CREDENTIALS,
        "/any/path/QLMSERVICE.asmx/qlmwebhookhandler?IS_VENDOR=Gumroad&" + CREDENTIALS,
        "/webhooks/gumroad?" + CREDENTIALS,
        "/webhooks/GUMROAD?" + CREDENTIALS})
    void isAtSeveralAddresses(String target) {
        assertText(tell(target, SALE), 200, "OK");

        assertThat(inbox()).singleElement().satisfies(entry -> {
            assertThat(entry.event().kind()).isEqualTo("sale");
            assertThat(new String(entry.event().body())).isEqualTo(SALE);
            assertThat(entry.address()).isNotEmpty();
        });
    }

    @Test
    void keepsTheSellersArgumentsOfTheUrlButNotWhoCalls() {
        tell("/webhooks/gumroad?" + CREDENTIALS + "&is_productid=1&is_features=0:1&is_quantity=9&is_vendor=gumroad", SALE);

        assertThat(inbox().getFirst().event().arguments().values()).containsOnlyKeys("is_productid", "is_features");
    }

    @Test
    void keepsAMessageOnce() {
        assertText(tell("/webhooks/gumroad?" + CREDENTIALS, SALE), 200, "OK");
        assertText(tell("/webhooks/gumroad?" + CREDENTIALS, SALE + "&retry_count=1"), 200, "OK");

        assertThat(inbox()).hasSize(1);
    }

    @Test
    void keepsGenuineMessagesThatNobodyUnderstands() {
        assertText(tell("/webhooks/gumroad?" + CREDENTIALS, "%ZZ"), 200, "OK");

        assertThat(inbox()).singleElement().satisfies(entry -> assertThat(entry.event().kind()).isEqualTo("unreadable"));
    }

    @Test
    void refusesWhoDoesNotProveToBeTheShop() {
        assertText(tell("/webhooks/gumroad", SALE), 401, "Error: is_user and is_pwd are missing.");
        assertText(tell("/webhooks/gumroad?is_user=shop&is_pwd=wrong", SALE), 401, "Error: is_user or is_pwd is wrong.");
        assertThat(tell("/webhooks/chargify", "event=x").status()).isEqualTo(403);

        assertThat(inbox()).isEmpty();
    }

    @Test
    void takesHttpBasicAsWell() {
        RawAnswer answer = server.send("POST", "/webhooks/gumroad", QlmServer.FORM, SALE, "Authorization: Basic c2hvcDpzM2NyZXQ=");

        assertText(answer, 200, "OK");
    }

    @Test
    void demandsTheSignatureWhereASecretIsSet() {
        server.sharedKey("chargify", "key");

        assertText(tell("/webhooks/chargify?" + CREDENTIALS, "event=x&id=1"), 401, "Error: The request is not signed.");
        assertText(server.send("POST", "/webhooks/chargify", QlmServer.FORM, "event=x&id=1",
                "X-Chargify-Webhook-Signature-Hmac-Sha-256: 00"), 401, "Error: The request's signature is wrong.");
        assertThat(inbox()).isEmpty();
    }

    @Test
    void answersStripesWrongSignaturesAsStripeWantsIt() {
        server.sharedKey("stripe", "whsec_1");

        assertText(server.send("POST", "/webhooks/stripe", "application/json", "{}", "Stripe-Signature: t=1,v1=00"), 400,
                "Error: The request's signature is wrong.");
    }

    @Test
    void letsWooCommerceTryTheLineWithoutSignature() {
        server.sharedKey("woocommerce", "key");

        assertText(tell("/webhooks/woocommerce", "webhook_id=12"), 200, "OK");
        assertThat(tell("/webhooks/woocommerce", "webhook_id=12&x=1").status()).isEqualTo(401);
        assertThat(inbox()).isEmpty();
    }

    @Test
    void tellsOfTheMistakeWhereNoShopTells() {
        assertText(tell("/webhooks/nobody", SALE), 404, "Error: There is no shop of this name that tells what it sold.");
        assertText(tell("/webhooks/bluesnap", SALE), 404, "Error: There is no shop of this name that tells what it sold.");
        assertText(server.call("QlmWebHookHandler", "is_vendor=gumroad&" + CREDENTIALS), 405,
                "Error: What a shop tells is taken by POST only.");
    }

    @Test
    void hasTheShopSendItAgainWhileItCannotBeKept() {
        server.close();
        server = QlmServer.with().outage(new StorageUnavailableException("gone", new IllegalStateException())).start().login("gumroad", "shop", "s3cret");

        RawAnswer answer = tell("/webhooks/gumroad?" + CREDENTIALS, SALE);

        assertText(answer, 503, "Error: The database cannot be reached now; send it again.");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void asksPayPalWhichSignsNothing() {
        server.close();
        server = QlmServer.with().payPal(message -> new String(message.body()).contains("txn_id=GOOD")
                ? Signature.Verdict.VALID : Signature.Verdict.WRONG).start();

        assertText(tell("/somewhere/QlmPayPalIpn.aspx", "txn_type=web_accept&payment_status=Completed&txn_id=GOOD"), 200, "OK");
        assertText(tell("/webhooks/paypal", "txn_type=web_accept&payment_status=Completed&txn_id=BAD"), 401,
                "Error: The request's signature is wrong.");
        assertThat(inbox()).hasSize(1);
    }

    @Test
    void refusesWhatIsAboutSalesOfSomebodyElse() {
        server.receiver("gumroad", "SELLER==");

        assertText(tell("/webhooks/gumroad?" + CREDENTIALS, SALE + "&seller_id=OTHER%3D%3D"), 401, "Error: The request's signature is wrong.");
        assertText(tell("/webhooks/gumroad?" + CREDENTIALS, SALE + "&seller_id=seller%3D%3D"), 401, "Error: The request's signature is wrong.");
        assertThat(inbox()).isEmpty();

        assertText(tell("/webhooks/gumroad?" + CREDENTIALS, SALE + "&seller_id=SELLER%3D%3D"), 200, "OK");
        assertText(tell("/webhooks/gumroad?" + CREDENTIALS, "resource_name=cancellation&subscription_id=S"), 200, "OK");
        assertText(tell("/webhooks/gumroad?" + CREDENTIALS, "seller_id=%F"), 200, "OK");
        assertThat(inbox()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "receiver_email=Seller%40Example.com, 200", "business=seller%40example.com&receiver_email=other%40example.com, 200",
        "receiver_email=other%40example.com, 401", "payer_email=seller%40example.com, 401"})
    void takesPaymentsToTheReceiverWhoeverPays(String fields, int status) {
        server.close();
        server = QlmServer.with().payPal(message -> Signature.Verdict.VALID).start().receiver("paypal", "seller@example.com");

        assertThat(tell("/webhooks/paypal", "txn_type=web_accept&payment_status=Completed&txn_id=T&charset=x-none&" + fields).status())
                .isEqualTo(status);
    }

    @Test
    void hasPayPalSendItAgainWhileItCannotBeAsked() {
        RawAnswer answer = tell("/qlmpaypalipn.aspx", "txn_type=web_accept&payment_status=Completed&txn_id=X");

        assertText(answer, 503, "Error: It cannot be verified now who sent this; send it again.");
        assertThat(answer.header("Retry-After")).isEqualTo("60");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(tell("/webhooks/gumroad?" + CREDENTIALS, "x".repeat(2_000_000)).status()).isEqualTo(413);
        assertThat(inbox()).isEmpty();
    }

    @Test
    void isClosedWhereTheOperatorSwitchedTheMethodOff() {
        server.close();
        server = QlmServer.with().without(QlmMethod.WEB_HOOK_HANDLER).start().login("gumroad", "shop", "s3cret");

        assertText(tell("/qlmservice.asmx/QlmWebHookHandler?is_vendor=gumroad&" + CREDENTIALS, SALE), 403,
                "Error: This operation is switched off here.");
    }

    /** An order has one door only. */
    @Test
    void leavesNothingToAskForWhereTheShopTells() {
        assertThat(server.post("is_vendor=gumroad&" + CREDENTIALS, "sale_id=S-1").status()).isEqualTo(409);
        assertThat(server.orders()).isEmpty();
    }

    private RawAnswer tell(String target, String form) {
        return server.send("POST", target, QlmServer.FORM, form);
    }

    private List<InboxEntry> inbox() {
        return server.inbox();
    }
}
