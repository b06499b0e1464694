package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LicenseUpgradesResourceTest {

    private static final String LICENSE = "/api/v1/licenses/" + ApiServer.id(2);
    private static final String UPGRADE = LICENSE + "/upgrade";
    private static final String TO_2_1 = "{\"product\": {\"id\": 1, \"major\": 2, \"minor\": 1}}";

    private final ApiServer server = new ApiServer().withProduct();
    private final ApiClient client = server.client();

    @BeforeEach
    void issueAPermanentLicence() {
        client.put("/api/v1/products/1",
                "{\"name\": \"Demo\", \"versions\": [{\"major\": 1, \"minor\": 0}, {\"major\": 2, \"minor\": 1}]}");
        client.post("/api/v1/orders", """
                {"provider": "api", "orderId": "A-1", "product": {"id": 1, "major": 1, "minor": 0}, "features": "0:1",
                 "customer": {"email": "Ada@Example.com"}}""");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void issueANewKeyInPlaceOfTheOldAndTheSameOneWhenRepeated() {
        client.patch(LICENSE, "{\"customer\": {\"name\": \"Ada\"}}");

        Answer upgraded = client.post(UPGRADE, "{\"product\": {\"id\": 1, \"major\": 2, \"minor\": 1}, \"expiresOn\": \"2026-12-31\"}");

        String id = upgraded.json().get("id").textValue();
        String body = LicenseBody.first().with("id", "\"" + id + "\"").with("key", upgraded.json().get("key").toString())
                .with("product", "{\"id\": 1, \"major\": 2, \"minor\": 1, \"name\": \"Demo\"}").with("model", "\"subscription\"")
                .with("features", "\"0:1;\"").with("expiresAt", "\"2026-12-31T23:59:59Z\"").with("customer.name", "\"Ada\"").toString();
        upgraded.isJson(201, body);
        assertThat(upgraded.header("Location")).hasValueSatisfying(place -> assertThat(place).endsWith("/api/v1/licenses/" + id));
        assertThat(upgraded.json().get("key").textValue()).startsWith("F");
        client.get("/api/v1/licenses/" + id).isJson(200, body);
        client.get(LICENSE).isJson(200, LicenseBody.first().with("features", "\"0:1;\"").with("state", "\"upgraded\"")
                .with("customer.name", "\"Ada\"").toString());
        client.post(UPGRADE, "{\"product\": {\"id\": 1, \"major\": 2, \"minor\": 1}, \"expiresAfterDays\": 7}").isJson(200, body);
    }

    @Test
    void tellEachOfTheOther() {
        String successor = client.post(UPGRADE, TO_2_1).json().get("id").textValue();

        assertThat(client.get(LICENSE + "/events").json().at("/items/1").toString())
                .contains("\"kind\":\"upgraded\"", "{\"field\":\"successor\",\"before\":null,\"after\":\"" + successor + "\"}");
        assertThat(client.get("/api/v1/licenses/" + successor + "/events").json().at("/items/0").toString())
                .contains("\"kind\":\"issued\"", "{\"field\":\"replaces\",\"before\":null,\"after\":\"" + ApiServer.id(2) + "\"}");
    }

    @Test
    void nameEveryWrongField() {
        client.post(UPGRADE, "{\"features\": \"9:9\", \"expiresOn\": \"2020-01-01\", \"expiresAfterDays\": 36501}").isInvalid("""
                [{"field": "product.id", "message": "is missing"},
                 {"field": "product.major", "message": "is missing"},
                 {"field": "product.minor", "message": "is missing"},
                 {"field": "features", "message":\
                 "must be set:value pairs such as 0:3;1:2, with each set 0 to 3 named once and each value 0 to 255"},
                 {"field": "expiresAfterDays", "message": "must be a whole number from 1 to 36500"},
                 {"field": "expiresOn", "message": "must not be in the past"}]""");
        client.post(UPGRADE, TO_2_1.replace("2", "7")).isInvalid("""
                [{"field": "product.id", "message": "names no product that has this product.major and product.minor"}]""");
        client.post(UPGRADE, TO_2_1.replace("2", "1").replace("\"minor\": 1", "\"minor\": 0")).isInvalid("""
                [{"field": "product.major", "message":\
                 "must be another version than the licence's own, or features must be given"}]""");
    }

    @Test
    void areRefusedWhereTheLicenceIsRevokedOrElsewhereUpgradedOrUnknown() {
        client.post("/api/v1/licenses/" + ApiServer.id(99) + "/upgrade", TO_2_1)
                .isProblem(404, "not-found", "No licence has the id " + ApiServer.id(99) + ".");
        client.post(LICENSE + "/revoke", "");
        client.post(UPGRADE, TO_2_1).isProblem(409, "license-revoked", "Reinstate the licence to upgrade it.");
        client.post(LICENSE + "/reinstate", "");
        client.post(UPGRADE, TO_2_1);
        client.post(UPGRADE, "{\"product\": {\"id\": 1, \"major\": 2, \"minor\": 1}, \"features\": \"0:2\"}").isProblem(409,
                "license-upgraded", "The licence was upgraded to something else; the new key can be upgraded further.");
    }
}
