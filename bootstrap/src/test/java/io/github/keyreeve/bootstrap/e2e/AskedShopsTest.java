package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Stripe and Paddle leave out of their events, asked for at a stand-in, from the web hook to the licence. */
class AskedShopsTest {

    private static final String KEY = "rk_test_s3cretOfTheVendor";
    private static final String BY_LINK = "stripe/checkout-session-completed-payment-link.json";
    private static final String LINES_OF_LINK = "/v1/checkout/sessions/cs_test_a1Example0002/line_items";
    private static final String EDITOR = """
            {"is_productid": "1", "is_majorversion": "1", "is_minorversion": "0", "is_numberofactivationsperkey": "2"}""";
    private static final String VIEWER = """
            {"is_productid": "2", "is_majorversion": "3", "is_minorversion": "5", "is_licensemodel": "subscription"}""";
    private static final String PADDLE_SALE = "paddle/transaction-completed-three-lines-qty3.json";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private volatile int status = 200;
    private volatile boolean hangs;
    private HttpServer standIn;
    private Telling shops;

    @BeforeEach
    void start() throws IOException {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        standIn = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        standIn.setExecutor(threads);
        standIn.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            if (hangs) {
                hang();
            }
            String known = answers.get(exchange.getRequestURI().getPath());
            byte[] answer = (status == 200 && known != null ? known : "{\"error\": \"%s Jane\"}".formatted(KEY)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == 200 && known == null ? 404 : status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        standIn.start();
        String url = "http://127.0.0.1:" + standIn.getAddress().getPort();
        shops = new Telling("stripe-url", url, "paddle-url", url);
        answers.put(LINES_OF_LINK, lines(line("price_1", 3, EDITOR, false)));
    }

    @AfterEach
    void stop() {
        shops.close();
        end.countDown();
        standIn.stop(0);
        threads.shutdownNow();
        System.setErr(usual);
    }

    @Test
    void theProductsMetadataSaysWhatACheckoutSold() {
        withKey("stripe");

        shops.tell(BY_LINK);

        assertThat(shops.licenses()).containsExactly("cs_test_a1Example0002/1: 6 active null");
        assertThat(shops.inbox()).containsExactly("checkout.session.completed: done");
        assertThat(asked).containsExactly(LINES_OF_LINK + " Bearer " + KEY);
    }

    @Test
    void nobodyIsAskedBeforeThereIsAKeyAndWhatWaitedIsIssuedAfterwards() {
        shops.tell(BY_LINK);
        assertThat(shops.licenses()).isEmpty();
        assertThat(shops.newestEntry().get("outcome").textValue()).startsWith("No line is mapped to a product");
        assertThat(asked).isEmpty();

        withKey("stripe");
        shops.runAgain(shops.newestEntry());

        assertThat(shops.licenses()).containsExactly("cs_test_a1Example0002/1: 6 active null");
    }

    @Test
    void whatWasIssuedBeforeThereWasAKeyIsNotIssuedAgain() {
        answers.put(LINES_OF_LINK, lines(line("price_9", 1, "{}", false), line("price_1", 1, "{}", false)));
        shops.set("plink_ExampleEditor01", "&is_productid=1&is_majorversion=1&is_minorversion=0");
        shops.tell(BY_LINK);
        assertThat(shops.licenses()).containsExactly("cs_test_a1Example0002/1: 1 active null");

        withKey("stripe");
        shops.runAgain(shops.newestEntry());

        assertThat(shops.licenses()).containsExactly("cs_test_a1Example0002/1: 1 active null");
        assertThat(asked).hasSize(1);
        assertThat(shops.newestEntry().get("outcome").textValue()).contains("Line 1 (Price price_1) had its keys already", "price_9");
    }

    @ParameterizedTest
    @CsvSource({"session, invoice", "invoice, session"})
    void aSessionAndItsInvoiceAreOneOrderOfTheSameLines(String first, String second) {
        withKey("stripe");
        answers.put("/v1/checkout/sessions/cs_1/line_items",
                lines(line("price_b", 1, VIEWER, true), line("price_0", 1, "{}", false), line("price_a", 2, EDITOR, true)));
        answers.put("/v1/prices/price_a", price("price_a", EDITOR, true));
        answers.put("/v1/prices/price_b", price("price_b", VIEWER, true));
        answers.put("/v1/prices/price_0", price("price_0", "{}", false));
        Map<String, String> events = Map.of(
                "session", """
                        {"id": "evt_s", "type": "checkout.session.completed", "livemode": true, "data": {"object":
                          {"id": "cs_1", "mode": "subscription", "payment_status": "paid", "subscription": "sub_1", "invoice": "in_1", "metadata": {}}}}""",
                "invoice", """
                        {"id": "evt_i", "type": "invoice.paid", "livemode": true, "data": {"object":
                          {"id": "in_1", "status": "paid", "billing_reason": "subscription_create", "parent": {"subscription_details": {"subscription": "sub_1"}},
                           "lines": {"has_more": false, "data": [
                             {"quantity": 2, "parent": {"type": "subscription_item_details"}, "period": {"end": 1799139600}, "pricing": {"price_details": {"price": "price_a"}}},
                             {"quantity": 1, "parent": {"type": "subscription_item_details"}, "period": {"end": 1799139600}, "pricing": {"price_details": {"price": "price_b"}}},
                             {"quantity": 1, "parent": {"type": "invoice_item_details"}, "pricing": {"price_details": {"price": "price_0"}}}]}}}}""");

        tellStripe(events.get(first));
        tellStripe(events.get(second));

        assertThat(shops.licenses()).hasSize(2).containsExactlyInAnyOrder(
                "sub_1/1: 4 active 2027-01-05T09:00:00Z", "sub_1/price_b: 1 active 2027-01-05T09:00:00Z");
        assertThat(shops.inbox()).hasSize(2).allMatch(entry -> entry.endsWith("partly-done"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void whatCannotBeSaidNowIsAskedAgain(int refusal) {
        withKey("stripe");
        status = refusal;
        shops.tell(BY_LINK);
        assertThat(shops.inbox()).containsExactly("checkout.session.completed: open");
        assertThat(shops.newestEntry().get("outcome").textValue())
                .isEqualTo("Stripe could not say now what its event leaves out (status %d).".formatted(refusal));
        assertThat(shops.licenses()).isEmpty();

        status = 200;
        shops.runAgain(shops.newestEntry());

        assertThat(shops.licenses()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401, refuses the API key (status 401)", "403, refuses the API key (status 403)", "404, does not know the checkout session by this API key"})
    void whatSomebodyHasToMendWaits(int refusal, String words) {
        withKey("stripe");
        status = refusal;

        shops.tell(BY_LINK);

        assertThat(shops.inbox()).containsExactly("checkout.session.completed: waiting");
        assertThat(shops.newestEntry().get("outcome").textValue()).contains(words, "provider set stripe --shop-api-key-file");
        assertThat(shops.licenses()).isEmpty();
    }

    /** It takes as long as the server waits for a shop. */
    @Test
    void aShopThatHangsHoldsUpNobodyForLong() {
        withKey("stripe");
        hangs = true;
        assertThat(shops.send(BY_LINK).status()).isEqualTo(200);
        assertThat(shops.send("lemonsqueezy/order-created.json").status()).isEqualTo(200);

        shops.settle();

        assertThat(shops.inboxOf("stripe")).containsExactly("checkout.session.completed: open");
        assertThat(shops.newestOf("stripe").get("outcome").textValue()).isEqualTo("Stripe did not say in time what its event leaves out.");
        assertThat(shops.inboxOf("lemonsqueezy")).hasSize(1).noneMatch(entry -> entry.endsWith("open"));
    }

    @Test
    void theKeyIsNeitherShownNorLogged() {
        withKey("stripe");
        tellWithEveryStatus();

        assertThat(shops.staff().get("/providers/stripe").body().get("shopApiKeySet").booleanValue()).isTrue();
        assertThat(shops.staff().get("/providers").body().toString()).doesNotContain(KEY);
        assertThat(shops.staff().get("/inbox?limit=200").body().toString()).doesNotContain(KEY);
        assertThat(shops.staff().get("/inbox/" + shops.newestEntry().get("id").textValue()).body().toString()).doesNotContain(KEY);
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(KEY).doesNotContainIgnoringCase("jane");
    }

    private void tellWithEveryStatus() {
        for (int each : List.of(200, 400, 401, 404, 429, 500)) {
            status = each;
            tellStripe("""
                    {"id": "evt_%d", "type": "checkout.session.completed", "livemode": true, "data": {"object":
                      {"id": "cs_%d", "mode": "payment", "payment_status": "paid", "metadata": {}}}}""".formatted(each, each));
        }
        assertThat(asked).hasSize(6);
    }

    @Test
    void paddleSaysWhoseTheTransactionIs() {
        withKey("paddle");
        answers.put("/transactions/txn_01h8dzxgkvdwemdhbpcapj2tbj", """
                {"data": {"id": "txn_01h8dzxgkvdwemdhbpcapj2tbj", "customer": {"id": "ctm_1", "email": "asked@example.com", "name": "Jane Example"},
                  "address": {"first_line": "Example Street 1", "city": "Vienna", "country_code": "AT"}, "business": {"name": "Acme"}}}""");

        shops.tell(PADDLE_SALE);

        assertThat(shops.licenses()).hasSize(1);
        assertThat(shops.world().staff().customerOf("txn_01h8dzxgkvdwemdhbpcapj2tbj")).containsExactly("Jane Example", "Acme", "Example Street 1", "");
        assertThat(asked).containsExactly("/transactions/txn_01h8dzxgkvdwemdhbpcapj2tbj Bearer " + KEY);
    }

    @Test
    void paddleThatRefusesTheKeyLeavesTheOrderToPeople() {
        withKey("paddle");
        status = 403;

        shops.tell(PADDLE_SALE);

        assertThat(shops.licenses()).isEmpty();
        assertThat(shops.newestEntry().get("state").textValue()).isEqualTo("waiting");
        assertThat(shops.newestEntry().get("outcome").textValue()).contains("customer.read", "provider set paddle --shop-api-key-file");
    }

    private void withKey(String provider) {
        shops.provider(provider, "{\"shopApiKey\": \"%s\"}".formatted(KEY));
    }

    private void tellStripe(String event) {
        byte[] body = event.getBytes(StandardCharsets.UTF_8);
        long now = shops.world().clock().instant().getEpochSecond();
        Answer answer = shops.world().wire().send("POST", "/webhooks/stripe?" + World.CREDENTIALS, "HTTP/1.1", Map.of(
                "Content-Type", "application/json", "Stripe-Signature", "t=%d,v1=%s".formatted(now, hmac(now + "." + event))), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        shops.settle();
    }

    private static String hmac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("whsec_test_0123456789abcdef".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String lines(String... lines) {
        return "{\"object\": \"list\", \"has_more\": false, \"data\": [%s]}".formatted(String.join(",", lines));
    }

    private static String line(String price, int quantity, String metadata, boolean recurring) {
        return "{\"id\": \"li_%s\", \"description\": \"Price %s\", \"quantity\": %d, \"price\": %s}"
                .formatted(price, price, quantity, price(price, metadata, recurring));
    }

    private static String price(String id, String metadata, boolean recurring) {
        return "{\"id\": \"%s\", \"recurring\": %s, \"metadata\": {}, \"product\": {\"id\": \"prod_of_%s\", \"metadata\": %s}}"
                .formatted(id, recurring ? "{\"interval\": \"year\"}" : "null", id, metadata);
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
