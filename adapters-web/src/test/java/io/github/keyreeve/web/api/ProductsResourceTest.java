package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProductsResourceTest {

    private static final String PRODUCTS = "/api/v1/products";
    private static final String DEMO = """
            {"id": 1, "name": "Demo", "versions": [
              {"major": 1, "minor": 0, "latestVersion": null, "latestVersionUrl": null, "latestVersionNotes": null,
               "signingKey": null}]}""";

    private final ApiServer server = new ApiServer();
    private final ApiClient client = server.client();

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Adding {

        @Test
        void answersTheProductAndWhereItIs() {
            Answer answer = client.post(PRODUCTS, """
                    {"id": 7, "name": " Größe 😀 ", "versions": [{"major": 1, "minor": 2, "latestVersion": "1.2.3",
                     "latestVersionUrl": "https://example.com", "latestVersionNotes": "New.", "signingKey": "default"},
                     {"major": 2, "minor": 0}]}""");

            String product = """
                    {"id": 7, "name": "Größe 😀", "versions": [
                      {"major": 1, "minor": 2, "latestVersion": "1.2.3", "latestVersionUrl": "https://example.com",
                       "latestVersionNotes": "New.", "signingKey": "default"},
                      {"major": 2, "minor": 0, "latestVersion": null, "latestVersionUrl": null,
                       "latestVersionNotes": null, "signingKey": null}]}""";
            answer.isJson(201, product);
            assertThat(answer.header("Location")).hasValueSatisfying(place -> assertThat(place).endsWith("/api/v1/products/7"));
            client.get("/api/v1/products/7").isJson(200, product);
        }

        @Test
        void refusesAnIdThatIsTaken() {
            client.post(PRODUCTS, DEMO);

            client.post(PRODUCTS, DEMO.replace("Demo", "Other"))
                    .isProblem(409, "product-exists", "The id 1 is taken. Use PUT to change the product.");
            client.get(PRODUCTS + "/1").isJson(200, DEMO);
        }

        @Test
        void namesEveryWrongField() {
            Answer answer = client.post(PRODUCTS, """
                    {"id": 0, "name": " ", "versions": []}""");

            answer.isInvalid("""
                    [{"field": "id", "message": "must be a whole number from 1 to 2147483647"},
                     {"field": "name", "message": "is missing"},
                     {"field": "versions", "message": "must be a list of 1 to 1000 versions"}]""");
            assertThat(server.storage.products().all()).isEmpty();
        }

        @Test
        void namesEveryWrongFieldOfAVersion() {
            client.post(PRODUCTS, """
                    {"id": 1, "name": "Demo", "versions": [{"major": 1, "minor": 0}, {"major": -1, "minor": 10000,
                     "latestVersion": "%s"}, {}]}""".formatted("9".repeat(65))).isInvalid("""
                    [{"field": "versions[1].major", "message": "must be a whole number from 0 to 9999"},
                     {"field": "versions[1].minor", "message": "must be a whole number from 0 to 9999"},
                     {"field": "versions[1].latestVersion", "message": "must have at most 64 characters"},
                     {"field": "versions[2].major", "message": "is missing"},
                     {"field": "versions[2].minor", "message": "is missing"}]""");
        }

        @Test
        void refusesAVersionThatIsThereTwice() {
            client.post(PRODUCTS, """
                    {"id": 1, "name": "Demo", "versions": [{"major": 1, "minor": 0}, {"major": 1, "minor": 0}]}""")
                    .isInvalid("""
                    [{"field": "versions", "message": "A product must have each version only once."}]""");
        }
    }

    @Nested
    class Listing {

        @Test
        void answersInPartsById() {
            for (int id : new int[] {10, 9, 100}) {
                client.post(PRODUCTS, DEMO.replace("1, \"name", id + ", \"name"));
            }

            Answer first = client.get(PRODUCTS + "?limit=2");
            Answer second = client.get(PRODUCTS + "?cursor=" + first.json().get("nextCursor").textValue());

            assertThat(first.json().at("/items/0/id").intValue()).isEqualTo(9);
            assertThat(first.json().at("/items/1/id").intValue()).isEqualTo(10);
            second.isJson(200, """
                    {"items": [%s], "nextCursor": null}""".formatted(DEMO.replace("1, \"name", "100, \"name")));
        }

        @Test
        void refusesABrokenCursorAndLimit() {
            client.get(PRODUCTS + "?cursor=%21&limit=201").isInvalid("""
                    [{"field": "limit", "message": "must be a whole number from 1 to 200"},
                     {"field": "cursor", "message": "must be the nextCursor of the part before"}]""");
        }

        @Test
        void refusesParametersItDoesNotKnowOrGetsTwice() {
            client.get(PRODUCTS + "?limt=2").isInvalid("""
                    [{"field": "limt", "message": "is no query parameter that is known here"}]""");
            client.get(PRODUCTS + "?limit=2&limit=3").isInvalid("""
                    [{"field": "limit", "message": "must be given once"}]""");
        }
    }

    @Nested
    class Replacing {

        @Test
        void takesTheIdFromTheAddress() {
            client.post(PRODUCTS, DEMO);

            String changed = DEMO.replace("Demo", "Renamed");
            client.put(PRODUCTS + "/1", changed.replace("\"id\": 1,", "")).isJson(200, changed);
            client.get(PRODUCTS + "/1").isJson(200, changed);
        }

        @Test
        void refusesAnotherId() {
            client.put(PRODUCTS + "/2", DEMO).isInvalid("""
                    [{"field": "id", "message": "must be 2, as in the address, or left out"}]""");
        }

        @Test
        void refusesAnUnknownProduct() {
            client.put(PRODUCTS + "/1", DEMO).isProblem(404, "not-found", "No product has the id 1.");
        }

        @Test
        void keepsAVersionThatHasLicences() {
            client.post(PRODUCTS, DEMO);
            server.storage.issuedOrders().add(Orders.anOrder().build(), Optional.empty(), "content");

            client.put(PRODUCTS + "/1", DEMO.replace("\"major\": 1", "\"major\": 2")).isProblem(409, "product-has-licenses",
                    "Product 1 has licences for a version that the request leaves out.");
            client.get(PRODUCTS + "/1").isJson(200, DEMO);
        }
    }

    @Nested
    class ChoosingASigningKey {

        private static final String SIGNED_BY = "\"signingKey\": ";

        @Test
        void keepsTheChosenKeyUntilAnotherIsChosen() {
            server.signingKeys.create(new SigningKeyName("acme-2026"));
            client.post(PRODUCTS, signedBy("\"acme-2026\"")).isJson(201, signedBy("\"acme-2026\""));

            client.put(PRODUCTS + "/1", """
                    {"name": "Renamed", "versions": [{"major": 1, "minor": 0}, {"major": 1, "minor": 1}]}""");

            assertThat(client.get(PRODUCTS + "/1").json().at("/versions/0/signingKey").textValue()).isEqualTo("acme-2026");
            assertThat(client.get(PRODUCTS + "/1").json().at("/versions/1/signingKey").isNull()).isTrue();
            client.put(PRODUCTS + "/1", signedBy("\"default\"")).isJson(200, signedBy("\"default\""));
            client.put(PRODUCTS + "/1", signedBy("null")).isJson(200, signedBy("null"));
        }

        @Test
        void refusesAKeyThatThereIsNot() {
            String twice = """
                    {"id": 1, "name": "Demo", "versions": [{"major": 1, "minor": 0, "signingKey": "acme-2026"},
                     {"major": 2, "minor": 0, "signingKey": "default"}, {"major": 3, "minor": 0, "signingKey": "acme-2027"}]}""";

            Answer answer = client.post(PRODUCTS, twice);

            answer.isInvalid("""
                    [{"field": "versions[0].signingKey", "message": "names no signing key that this server has"},
                     {"field": "versions[2].signingKey", "message": "names no signing key that this server has"}]""");
            assertThat(server.storage.products().all()).isEmpty();
            client.post(PRODUCTS, DEMO);
            client.put(PRODUCTS + "/1", signedBy("\"acme-2026\"")).isInvalid("""
                    [{"field": "versions[0].signingKey", "message": "names no signing key that this server has"}]""");
            client.get(PRODUCTS + "/1").isJson(200, DEMO);
        }

        @Test
        void refusesWhatIsNoName() {
            client.post(PRODUCTS, signedBy("\"../acme\"")).isInvalid("""
                    [{"field": "versions[0].signingKey", "message": "must have 1 to 64 lower-case letters, digits or dashes"}]""");
            client.post(PRODUCTS, signedBy("7")).isInvalid("""
                    [{"field": "versions[0].signingKey", "message": "must be text"}]""");
        }

        private static String signedBy(String key) {
            return DEMO.replace(SIGNED_BY + "null", SIGNED_BY + key);
        }
    }

    @Nested
    class Removing {

        @Test
        void answersNothing() {
            client.post(PRODUCTS, DEMO);

            Answer answer = client.delete(PRODUCTS + "/1");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            client.get(PRODUCTS + "/1").isProblem(404, "not-found", "No product has the id 1.");
            client.delete(PRODUCTS + "/1").isProblem(404, "not-found", "No product has the id 1.");
        }

        @Test
        void keepsAProductThatHasLicences() {
            client.post(PRODUCTS, DEMO);
            server.storage.issuedOrders().add(Orders.anOrder().build(), Optional.empty(), "content");

            client.delete(PRODUCTS + "/1")
                    .isProblem(409, "product-has-licenses", "Product 1 has licences and cannot be removed.");
        }
    }
}
