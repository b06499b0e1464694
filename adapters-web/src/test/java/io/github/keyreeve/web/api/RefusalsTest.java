package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.application.port.out.Products.Change;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.web.server.RawAnswer;
import io.github.keyreeve.web.server.RawClient;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    private static final String PRODUCTS = "/api/v1/products";
    private static final String ORDERS = "/api/v1/orders";

    private final ApiServer server = new ApiServer();
    private final ApiClient client = server.client();

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``                        | The body must be a JSON object.",
            "`[]`                      | The body must be a JSON object.",
            "`null`                    | The body must be a JSON object.",
            "`7`                       | The body must be a JSON object.",
            "`{\"id\": 1`              | The body is not valid JSON (field id, line 1, column 9).",
            "`{\"id\": s3cret}`        | The body is not valid JSON (field id, line 1, column 14).",
            "`{\"id\": 1} {}`          | The body goes on after the end of the JSON object (line 1, column 12).",
            "`{\"id\": 1, \"id\": 2}`  | The body names a field twice (field id, line 1, column 15).",
            "`{\"versions\": [{\"major\": 1, \"major\": 1}]}` | "
                    + "The body names a field twice (field versions[0].major, line 1, column 35).",
        })
        void saysWhereTheyCannotBeRead(String body, String detail) {
            client.post(PRODUCTS, body == null ? "" : body).isProblem(400, "unreadable-body", detail);
        }

        @Test
        void mustNotBeNestedTooDeeplyOrHaveEndlessNumbers() {
            assertThat(client.post(PRODUCTS, "{\"name\": " + "[".repeat(30_000)).json().get("detail").textValue())
                    .startsWith("The body is nested too deeply or has a number with too many digits (field name");
            assertThat(client.post(PRODUCTS, "{\"id\": " + "9".repeat(50_000) + "}").json().get("detail").textValue())
                    .startsWith("The body is nested too deeply or has a number with too many digits (field id");
        }

        @Test
        void nameEveryFieldThatIsUnknownOrOfAnotherType() {
            client.post(ORDERS, """
                    {"provider": 7, "orderId": true, "quantity": "3", "product": [], "customer": {"e-mail": "x", "name": {}},
                     "allowance": {"oneKeyForAll": "true", "activationsPerKey": 2.5, "additionalActivations": 2147483648},
                     "expires": 1}""").isInvalid("""
                    [{"field": "provider", "message": "must be text"},
                     {"field": "orderId", "message": "must be text"},
                     {"field": "quantity", "message": "must be a whole number from 1 to 10000"},
                     {"field": "product", "message": "must be an object"},
                     {"field": "customer.e-mail", "message": "is not known here"},
                     {"field": "customer.name", "message": "must be text"},
                     {"field": "allowance.oneKeyForAll", "message": "must be true or false"},
                     {"field": "allowance.activationsPerKey", "message": "must be a whole number from 1 to 1000000"},
                     {"field": "allowance.additionalActivations", "message": "must be a whole number from 0 to 1000000"},
                     {"field": "expires", "message": "is not known here"}]""");
            client.post(PRODUCTS, "{\"versions\": [null, 7]}").isInvalid("""
                    [{"field": "versions[0]", "message": "must be an object"},
                     {"field": "versions[1]", "message": "must be an object"}]""");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "quantity                        | {`quantity`: #}                             | 1 | 10000",
            "product.id                      | {`product`: {`id`: #}}                      | 1 | 2147483647",
            "product.major                   | {`product`: {`major`: #}}                   | 0 | 9999",
            "product.minor                   | {`product`: {`minor`: #}}                   | 0 | 9999",
            "allowance.activationsPerKey     | {`allowance`: {`activationsPerKey`: #}}     | 1 | 1000000",
            "allowance.additionalActivations | {`allowance`: {`additionalActivations`: #}} | 0 | 1000000",
            "expiresAfterDays                | {`expiresAfterDays`: #}                     | 1 | 36500",
            "computerType                    | {`computerType`: #}                         | 0 | 2",
            "maintenanceDays                 | {`maintenanceDays`: #}                      | 1 | 36500",
        })
        void nameTheRangeOfTheFieldHoweverLargeTheNumber(String field, String body, long least, long most) {
            for (long number : new long[] {least - 1, most + 1, 2147483648L, 9_000_000_000_000_000_000L, -2147483649L}) {
                Answer answer = client.post(ORDERS, body.replace('`', '"').replace("#", String.valueOf(number)));

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).contains(("{\"field\":\"%s\",\"message\":\"must be a whole number from %d to %d\"}")
                        .formatted(field, least, most));
            }
        }

        @Test
        void areTextWithoutBrokenSurrogates() {
            client.post(PRODUCTS, "{\"name\": \"\\ud800\"}").isInvalid("""
                    [{"field": "name", "message": "must be valid text, without broken surrogates"}]""");
            assertThat(client.post(PRODUCTS, "{\"\\udfff\": 1, \"\\ud83d\\ude00\": 2}").status()).isEqualTo(400);
            client.post(PRODUCTS, "{\"\\ud83d\\ude00\": 2}").isInvalid("""
                    [{"field": "😀", "message": "is not known here"}]""");
            client.with("Content-Type", "application/json")
                    .send("POST", PRODUCTS, BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                    .isProblem(400, "unreadable-body", "The body is not UTF-8 text.");
        }

        @Test
        void nameNoMoreThanAHundredFaultsAndShortNames() {
            StringBuilder body = new StringBuilder("{\"" + "n".repeat(1_000) + "\": 1");
            for (int field = 0; field < 500; field++) {
                body.append(", \"f").append(field).append("\": 1");
            }

            Answer answer = client.post(PRODUCTS, body.append('}').toString());

            assertThat(answer.json().get("errors")).hasSize(100);
            assertThat(answer.json().at("/errors/0/field").textValue()).isEqualTo("n".repeat(100) + "…");
        }

        @Test
        void areNotRepeatedAsTheyCame() {
            client.post(PRODUCTS, "{\"a\\u001b[31m\\r\\nb\": 1, \"A0000-00000-00000-00000-0001G\": 2, \"name\": \"Demo\"}").isInvalid("""
                    [{"field": "a\ufffd[31m\ufffd\ufffdb", "message": "is not known here"},
                     {"field": "(a name that may be a key)", "message": "is not known here"}]""");
            client.put("/api/v1/argument-sets/set", "{\"arguments\": \"is_productid=1&%s=1\"}".formatted("x".repeat(3_000)))
                    .isInvalid("""
                    [{"field": "arguments", "message": "%s… must not stand in an argument set"}]""".formatted("x".repeat(100)));
        }

        @Test
        void haveABound() {
            client.post(PRODUCTS, " ".repeat(ApiServer.MAX_BODY_BYTES + 1)).isProblem(413, "body-too-large",
                    "A body can have at most 65536 bytes.");
            assertThat(client.post(PRODUCTS, " ".repeat(ApiServer.MAX_BODY_BYTES)).status()).isEqualTo(400);
        }

        @Test
        void areJson() {
            client.with("Content-Type", "application/x-www-form-urlencoded")
                    .send("POST", PRODUCTS, BodyPublishers.ofString("id=1"))
                    .isProblem(415, "unsupported-media-type", "Send JSON with Content-Type: application/json.");
            client.send("POST", PRODUCTS, BodyPublishers.noBody())
                    .isProblem(400, "unreadable-body", "The body must be a JSON object.");
        }

        @Test
        void mustArriveInFull() throws IOException {
            try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
                socket.getOutputStream().write(("POST " + PRODUCTS + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + ApiServer.TOKEN + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nXYZ\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 400").contains("The body was not sent completely.");
            }
        }
    }

    @Nested
    class Requests {

        @Test
        void nameTheMethodsThatAreAllowed() {
            Answer answer = client.delete(ORDERS);

            answer.isProblem(405, "method-not-allowed", "The header Allow names the methods that this address answers.");
            assertThat(answer.header("Allow").orElseThrow().split(",")).contains("GET", "POST");
        }

        @Test
        void mustAcceptJson() {
            client.with("Accept", "text/html").get(ORDERS).isProblem(406, "not-acceptable",
                    "The answer is not available in a form that the request accepts.");
            assertThat(client.with("Accept", "*/*").get(ORDERS).status()).isEqualTo(200);
        }

        @Test
        void mayAskForNothingThatIsThere() {
            client.get("/api/v1/nothing").isProblem(404, "not-found", "Nothing is found at this address.");
            client.get("/api/v1/products/99999999999").isProblem(404, "not-found", "Nothing is found at this address.");
        }

        @Test
        void mustNotSendParametersWhereNoneAreKnown() {
            client.get("/api/v1/orders/" + ApiServer.id(1) + "?verbose=1").isInvalid("""
                    [{"field": "verbose", "message": "is no query parameter that is known here"}]""");
            assertThat(client.post(PRODUCTS + "?dry=1", "{}").status()).isEqualTo(400);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "licenses?email=%ZZ               | email | must have two hexadecimal digits after each percent sign",
            "licenses?email=jane%             | email | must have two hexadecimal digits after each percent sign",
            "licenses?limit=1&email=jane%4    | email | must have two hexadecimal digits after each percent sign",
            "licenses?email=%FF               | email | must be text in UTF-8",
            "licenses?email=%C3%28            | email | must be text in UTF-8",
            "orders?orderId=%ED%A0%80         | orderId | must be text in UTF-8",
            "products?%ZZ=1                   | A field's name in the query | must have two hexadecimal digits after each percent sign",
            "products?%FF=1                   | A field's name in the query | must be text in UTF-8",
        })
        void mustEncodeTheirQueries(String target, String field, String message) {
            RawAnswer answer = RawClient.get(server.uri(), "/api/v1/" + target, "Authorization: Bearer " + ApiServer.TOKEN);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("{\"field\":\"" + field + "\",\"message\":\"" + message + "\"}");
        }

        @Test
        void keepTheirOtherErrorsOutsideOfTheApi() {
            Answer answer = client.get("/elsewhere");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain");
        }
    }

    @Nested
    class Failures {

        @Test
        void askToComeAgainWhileTheDatabaseIsAway() {
            Answer answer = answerWhere(() -> new StorageUnavailableException("jdbc:secret", new IOException("10.0.0.1")));

            answer.isProblem(503, "storage-unavailable",
                    "Please try again in a moment. An order with an order id is never issued twice.");
            assertThat(answer.header("Retry-After")).contains("2");
        }

        @Test
        void tellNothingButTheRequestsId() {
            String detail = "The server's log tells what happened under the request's id.";
            answerWhere(() -> new IllegalStateException("secret")).isProblem(500, "internal-error", detail);
            answerWhere(() -> new IllegalArgumentException("secret")).isProblem(500, "internal-error", detail);
        }

        private Answer answerWhere(Supplier<RuntimeException> failure) {
            try (ApiServer failing = new ApiServer(IssuingRules.USUAL, products -> new FailingProducts(failure))) {
                return failing.client().get(PRODUCTS);
            }
        }
    }

    private record FailingProducts(Supplier<RuntimeException> failure) implements ManageProducts {

        @Override
        public List<Product> all() {
            throw failure.get();
        }

        @Override
        public Optional<Product> find(int id) {
            throw failure.get();
        }

        @Override
        public boolean add(Product product) {
            throw failure.get();
        }

        @Override
        public Change replace(Product product) {
            throw failure.get();
        }

        @Override
        public Change remove(int id) {
            throw failure.get();
        }
    }
}
