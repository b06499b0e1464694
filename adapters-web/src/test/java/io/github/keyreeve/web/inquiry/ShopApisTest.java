package io.github.keyreeve.web.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.keyreeve.application.port.out.ShopInquiries.Answer;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks a server in the shops' place, over the network. */
@Timeout(60)
class ShopApisTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(300);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final String KEY = "rk_test_s3cret";
    private static final String SESSION = """
            {"id": "evt_1", "type": "checkout.session.completed", "livemode": true, "data": {"object":
              {"id": "cs/1", "object": "checkout.session", "payment_status": "paid"}}}""";
    private static final String LINE_ITEMS = "/v1/checkout/sessions/cs%2F1/line_items?limit=100&expand%5B%5D=data.price.product";
    private static final String TRANSACTION = """
            {"event_id": "evt_1", "event_type": "transaction.completed", "data": {"id": "txn_1", "customer_id": "ctm_1", "address_id": null}}""";
    private static final String INCLUDED = "/transactions/txn_1?include=customer,address,business";

    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String target = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestMethod() + " " + target);
            headers.add("%s | %s | %s".formatted(exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Stripe-Version"), exchange.getRequestHeaders().getFirst("Paddle-Version")));
            handlers.getOrDefault(target, unknown -> answer(unknown, 404, "{\"error\": {\"message\": \"No such thing, Jane\"}}")).handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Nested
    class Stripe {

        private void sells(String target, String answer) {
            handlers.put(target, exchange -> answer(exchange, 200, answer));
        }

        private JsonNode invoice(String invoice) {
            return completed("stripe", """
                    {"id": "evt_1", "type": "invoice.paid", "data": {"object": %s}}""".formatted(invoice)).at("/data/object");
        }

        @Test
        void isAskedForTheLineItemsOfASession() {
            sells(LINE_ITEMS, "{\"data\": [{\"id\": \"li_1\", \"quantity\": 2}], \"has_more\": false}");

            JsonNode told = completed("stripe", SESSION);

            assertThat(told.at("/data/object/line_items/data/0/quantity").intValue()).isEqualTo(2);
            assertThat(told.at("/data/object/payment_status").textValue()).isEqualTo("paid");
            assertThat(asked).containsExactly("GET " + LINE_ITEMS);
            assertThat(headers).containsExactly("Bearer rk_test_s3cret | 2025-03-31.basil | null");
        }

        @Test
        void isAskedForAllPages() {
            sells(LINE_ITEMS, "{\"data\": [{\"id\": \"li_1\"}, {\"id\": \"li_2\"}], \"has_more\": true}");
            sells(LINE_ITEMS + "&starting_after=li_2", "{\"data\": [{\"id\": \"li_3\"}], \"has_more\": false}");

            assertThat(completed("stripe", SESSION).at("/data/object/line_items/data").findValuesAsText("id"))
                    .containsExactly("li_1", "li_2", "li_3");
        }

        @Test
        void isNotAskedForEver() {
            String more = "{\"data\": [{\"id\": \"li_1\"}], \"has_more\": true}";
            sells(LINE_ITEMS, more);
            sells(LINE_ITEMS + "&starting_after=li_1", more);

            assertThat(ask("stripe", SESSION)).isEqualTo(new Answer.Refused("The order has more than 1000 lines: issue it by hand."));
            assertThat(asked).hasSize(StripeApi.MAX_PAGES);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"data\": {}}", "{\"data\": [], \"has_more\": true}", "[]", "", "{", "<html>"})
        void thatAnswersInAnotherFormIsAskedAgain(String answer) {
            sells(LINE_ITEMS, answer);

            assertThat(ask("stripe", SESSION)).isEqualTo(new Answer.NotNow(
                    "What Stripe answered to the question for what its event leaves out cannot be read."));
        }

        @Test
        void isAskedForEachPriceOfAnInvoiceOnce() {
            sells("/v1/prices/gold%20plan?expand%5B%5D=product", "{\"id\": \"gold plan\", \"product\": {\"id\": \"prod_1\", \"metadata\": {\"is_productid\": \"1\"}}}");
            sells("/v1/prices/price_2?expand%5B%5D=product", "{\"id\": \"price_2\", \"product\": {\"id\": \"prod_2\"}}");

            JsonNode invoice = invoice("""
                    {"id": "in_1", "lines": {"has_more": false, "data": [
                      {"price": {"id": "gold plan", "product": "prod_1"}},
                      {"pricing": {"price_details": {"price": "price_2", "product": "prod_2"}}},
                      {"pricing": {"price_details": {"price": "price_2", "product": "prod_2"}}},
                      {"pricing": null}, {"price": null}]}}""");

            assertThat(asked).containsExactly("GET /v1/prices/gold%20plan?expand%5B%5D=product", "GET /v1/prices/price_2?expand%5B%5D=product");
            assertThat(invoice.at("/lines/data/0/price/product/metadata/is_productid").textValue()).isEqualTo("1");
            assertThat(invoice.at("/lines/data/1/pricing/price_details/price/product/id").textValue()).isEqualTo("prod_2");
            assertThat(invoice.at("/lines/data/2/pricing/price_details/price/product/id").textValue()).isEqualTo("prod_2");
        }

        @Test
        void isAskedForTheLinesThatDidNotFitIntoTheEvent() {
            sells("/v1/invoices/in_1/lines?limit=100", "{\"data\": [{\"id\": \"il_1\"}, {\"id\": \"il_2\"}], \"has_more\": false}");

            JsonNode invoice = invoice("{\"id\": \"in_1\", \"lines\": {\"has_more\": true, \"data\": [{\"id\": \"il_1\"}]}}");

            assertThat(invoice.at("/lines/data").findValuesAsText("id")).containsExactly("il_1", "il_2");
            assertThat(invoice.at("/lines/has_more").booleanValue()).isFalse();
        }

        @Test
        void isNotAskedForMorePricesThanASubscriptionHas() {
            String lines = IntStream.rangeClosed(0, StripeApi.MAX_PRICES)
                    .mapToObj("{\"price\": {\"id\": \"price_%d\"}}"::formatted).collect(Collectors.joining(","));
            IntStream.rangeClosed(0, StripeApi.MAX_PRICES).forEach(price -> sells("/v1/prices/price_" + price + "?expand%5B%5D=product", "{}"));

            assertThat(ask("stripe", "{\"type\": \"invoice.paid\", \"data\": {\"object\": {\"lines\": {\"data\": [%s]}}}}".formatted(lines)))
                    .isEqualTo(new Answer.Refused("The invoice has more than 20 prices: issue it by hand."));
            assertThat(asked).hasSize(20);
        }

        @Test
        void thatKnowsNoPriceSaysWhich() {
            assertThat(ask("stripe", "{\"type\": \"invoice.paid\", \"data\": {\"object\": {\"lines\": {\"data\": [{\"price\": {\"id\": \"price_1\"}}]}}}}"))
                    .isInstanceOfSatisfying(Answer.Refused.class,
                            refused -> assertThat(refused.why()).startsWith("Stripe does not know a price of the invoice by this API key"));
        }
    }

    @Nested
    class Paddle {

        @Test
        void isAskedForTheCustomer() {
            handlers.put(INCLUDED, exchange -> answer(exchange, 200, """
                    {"data": {"id": "txn_1", "customer": {"email": "jane@example.com"}, "business": {"name": "Acme"}, "status": "completed"}}"""));

            JsonNode told = completed("paddle", TRANSACTION);

            assertThat(told.get("data")).isEqualTo(json("""
                    {"id": "txn_1", "customer_id": "ctm_1", "address_id": null, "customer": {"email": "jane@example.com"},
                     "business": {"name": "Acme"}}"""));
            assertThat(asked).containsExactly("GET " + INCLUDED);
            assertThat(headers).containsExactly("Bearer rk_test_s3cret | null | 1");
        }

        @Test
        void thatAnswersInAnotherFormIsAskedAgain() {
            handlers.put(INCLUDED, exchange -> answer(exchange, 200, "{\"data\": []}"));

            assertThat(ask("paddle", TRANSACTION)).isInstanceOf(Answer.NotNow.class);
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @ValueSource(ints = {401, 403})
        void ofTheKeySayWhatItMustBeAllowed(int status) {
            handlers.put(LINE_ITEMS, exchange -> answer(exchange, status, "{\"error\": {\"message\": \"Invalid key: rk_test_s3cret\"}}"));
            handlers.put(INCLUDED, exchange -> answer(exchange, status, "{}"));

            assertThat(ask("stripe", SESSION)).isEqualTo(new Answer.Refused(("Stripe refuses the API key (status %d): it is wrong or has run out,"
                    + " or it may not read all of Checkout Sessions, Invoices, Prices and Products."
                    + " Set a right one by provider set stripe --shop-api-key-file, and run this again.").formatted(status)));
            assertThat(ask("paddle", TRANSACTION)).isEqualTo(new Answer.Refused(("Paddle refuses the API key (status %d): it is wrong or has run out,"
                    + " or it may not read all of transaction.read, customer.read, address.read and business.read."
                    + " Set a right one by provider set paddle --shop-api-key-file, and run this again.").formatted(status)));
        }

        @Test
        void ofWhatIsNotKnownSayWhoseKeyItMayBe() {
            assertThat(ask("stripe", SESSION)).isEqualTo(new Answer.Refused("Stripe does not know the checkout session by this API key: the key belongs"
                    + " to another account, or to its test mode where the order is a live one, or the other way round."
                    + " Set the right one by provider set stripe --shop-api-key-file, and run this again."));
            assertThat(ask("paddle", TRANSACTION)).isInstanceOf(Answer.Refused.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 204, 302})
        void ofOtherKindsAreForPeople(int status) {
            handlers.put(LINE_ITEMS, exchange -> {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                answer(exchange, status, "");
            });

            assertThat(ask("stripe", SESSION)).isEqualTo(new Answer.Refused(
                    "Stripe answers the question about the checkout session with status %d, which is not known here: look at the order there."
                            .formatted(status)));
            assertThat(asked).containsExactly("GET " + LINE_ITEMS);
        }

        @ParameterizedTest
        @ValueSource(ints = {408, 429, 500, 503})
        void ofTheMomentAreNone(int status) {
            handlers.put(LINE_ITEMS, exchange -> answer(exchange, status, "{}"));

            assertThat(ask("stripe", SESSION))
                    .isEqualTo(new Answer.NotNow("Stripe could not say now what its event leaves out (status %d).".formatted(status)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"sk_test_1\r\nX-Other: 1", "sk test", "schlüssel"})
        void ofKeysThatNoHeaderHoldsShowThemNowhere(String key) {
            assertThat(ask("stripe", SESSION, new Secret(key), PATIENT)).isEqualTo(new Answer.Refused(
                    "The key of the shop's API has characters that none has: set it anew by provider set stripe --shop-api-key-file, and run this again."));
            assertThat(asked).isEmpty();
        }
    }

    @Nested
    class Bounds {

        private static final Answer TOO_LATE = new Answer.NotNow("Stripe did not say in time what its event leaves out.");

        @Test
        void ofAServerThatSaysNothing() {
            handlers.put(LINE_ITEMS, exchange -> hang());

            assertThat(ask("stripe", SESSION, new Secret(KEY), IMPATIENT)).isEqualTo(TOO_LATE);
        }

        @Test
        void ofAnAnswerThatBeginsAndNeverEnds() {
            handlers.put(LINE_ITEMS, exchange -> {
                exchange.sendResponseHeaders(200, 0);
                OutputStream body = exchange.getResponseBody();
                body.write('{');
                body.flush();
                hang();
            });

            assertThat(ask("stripe", SESSION, new Secret(KEY), IMPATIENT)).isEqualTo(TOO_LATE);
        }

        /** The time is that of the whole inquiry: the second request has what the first has left. */
        @Test
        void ofAllRequestsTogether() {
            handlers.put(LINE_ITEMS, exchange -> answer(exchange, 200, "{\"data\": [{\"id\": \"li_1\"}], \"has_more\": true}"));
            handlers.put(LINE_ITEMS + "&starting_after=li_1", exchange -> hang());

            assertThat(ask("stripe", SESSION, new Secret(KEY), Duration.ofSeconds(2))).isEqualTo(TOO_LATE);
            assertThat(asked).hasSize(2);
        }

        @Test
        void ofAServerThatIsNotThere() {
            server.stop(0);

            assertThat(ask("stripe", SESSION)).isEqualTo(TOO_LATE);
        }

        @Test
        void ofTheSizeOfAllAnswersTogether() {
            String half = "{\"id\": \"li_1\", \"description\": \"%s\"}".formatted("x".repeat(Inquiry.MAX_ANSWER_BYTES / 2));
            handlers.put(LINE_ITEMS, exchange -> answer(exchange, 200, "{\"data\": [%s], \"has_more\": true}".formatted(half)));
            handlers.put(LINE_ITEMS + "&starting_after=li_1", exchange -> answer(exchange, 200, "{\"data\": [%s], \"has_more\": false}".formatted(half)));

            assertThat(ask("stripe", SESSION)).isEqualTo(new Answer.Refused(
                    "Stripe says more about the checkout session than is read here: issue the order by hand."));
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void eventsOfOtherShopsAreCompleteAsTheyAre() {
        ShopEvent event = event("shopify", "<order/>");

        try (ShopApis apis = new ShopApis(address(), address(), PATIENT, REST)) {
            assertThat(apis.ask(event, new Secret(KEY)).join()).isEqualTo(new Answer.Complete(event));
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void manyAreAskedAtOnce() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(10);
        handlers.put(LINE_ITEMS, exchange -> {
            all.countDown();
            await(all);
            answer(exchange, 200, "{\"data\": [], \"has_more\": false}");
        });

        try (ShopApis apis = new ShopApis(address(), address(), PATIENT, REST)) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 10).mapToObj(i -> apis.ask(event("stripe", SESSION), new Secret(KEY))).toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Answer.Complete.class));
        }
    }

    @Test
    void thatDoNotAnswerAreLeftAloneForAWhile() {
        handlers.put(LINE_ITEMS, exchange -> answer(exchange, 503, ""));
        handlers.put(INCLUDED, exchange -> answer(exchange, 200, "{\"data\": {}}"));

        try (ShopApis apis = new ShopApis(address(), address(), PATIENT, REST)) {
            List<Answer> answers = IntStream.range(0, 7).mapToObj(i -> apis.ask(event("stripe", SESSION), new Secret(KEY)).join()).toList();

            assertThat(asked).hasSize(5);
            assertThat(answers.subList(5, 7)).containsOnly(new Answer.NotNow("Stripe did not answer just now, and is left alone for a while."));
            assertThat(apis.ask(event("paddle", TRANSACTION), new Secret(KEY)).join()).isInstanceOf(Answer.Complete.class);
        }
    }

    @Test
    void thatRestedAreAskedAgain() {
        handlers.put(LINE_ITEMS, exchange -> answer(exchange, 503, ""));
        try (ShopApis apis = new ShopApis(address(), address(), PATIENT, Duration.ofMillis(50))) {
            IntStream.range(0, 6).forEach(i -> apis.ask(event("stripe", SESSION), new Secret(KEY)).join());
            handlers.put(LINE_ITEMS, exchange -> answer(exchange, 200, "{\"data\": [], \"has_more\": false}"));

            Awaitility.await().untilAsserted(() ->
                    assertThat(apis.ask(event("stripe", SESSION), new Secret(KEY)).join()).isInstanceOf(Answer.Complete.class));
        }
    }

    /** They are answers, and about one order or key each. */
    @Test
    void thatRefuseAreAskedOn() {
        try (ShopApis apis = new ShopApis(address(), address(), PATIENT, REST)) {
            IntStream.range(0, 7).forEach(i -> apis.ask(event("stripe", SESSION), new Secret(KEY)).join());
        }

        assertThat(asked).hasSize(7);
    }

    @Test
    void itIsTheShopsThemselvesThatAreAskedUsually() {
        assertThat(ShopApis.STRIPE).isEqualTo(URI.create("https://api.stripe.com"));
        assertThat(ShopApis.PADDLE).isEqualTo(URI.create("https://api.paddle.com"));
    }

    private JsonNode completed(String shop, String body) {
        Answer answer = ask(shop, body);
        assertThat(answer).isInstanceOf(Answer.Complete.class);
        return json(new String(((Answer.Complete) answer).event().body(), StandardCharsets.UTF_8));
    }

    private Answer ask(String shop, String body) {
        return ask(shop, body, new Secret(KEY), PATIENT);
    }

    private Answer ask(String shop, String body, Secret key, Duration patience) {
        try (ShopApis apis = new ShopApis(address(), address(), patience, REST)) {
            return apis.ask(event(shop, body), key).join();
        }
    }

    private static ShopEvent event(String shop, String body) {
        return new ShopEvent(new ProviderName(shop), "any", "evt_1", body.getBytes(StandardCharsets.UTF_8), "application/json", Arguments.NONE);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void hang() {
        await(end);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
