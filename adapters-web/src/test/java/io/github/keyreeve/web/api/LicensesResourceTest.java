package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicensesResourceTest {

    private static final String LICENSES = "/api/v1/licenses";
    private static final String PERMANENT = """
            {"id": "%s", "key": "A0000-00000-00000-00000-0001G",
             "product": {"id": 1, "major": 1, "minor": 0, "name": "Demo"}, "model": "permanent", "state": "active",
             "activations": {"allowed": 1, "used": 0, "available": 1}, "features": "", "expiresAt": null,
             "expiresAfterDays": null, "maintenanceExpiresAt": null, "floatingSeats": 0,
             "order": {"provider": "api", "orderId": "A-1", "line": null, "quantity": 1},
             "customer": {"email": "Ada@Example.com", "name": null, "company": null, "street1": null, "street2": null,
              "city": null, "state": null, "zip": null, "country": null, "phone": null},
             "affiliateId": null, "userData": null,
             "properties": null, "maxReleases": null,
             "releasePeriodDays": null, "releases": 0, "renewals": 0, "createdAt": "2026-01-05T12:00:00Z"}""".formatted(ApiServer.id(2));

    private final ApiServer server = new ApiServer().withProduct();
    private final ApiClient client = server.client();

    @BeforeEach
    void issueAPermanentLicenceAndATrialThatHasEnded() {
        client.post("/api/v1/orders", """
                {"provider": "api", "orderId": "A-1", "product": {"id": 1, "major": 1, "minor": 0},
                 "customer": {"email": "Ada@Example.com"}}""");
        client.post("/api/v1/orders", """
                {"provider": "fastspring", "orderId": "F-1", "product": {"id": 1, "major": 1, "minor": 0},
                 "model": "trial", "expiresAfterDays": 1}""");
        server.clock.advance(Duration.ofDays(3));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersOneLicence() {
        client.get(LICENSES + "/" + ApiServer.id(2)).isJson(200, PERMANENT);
    }

    @ParameterizedTest
    @CsvSource({"'', 2 1", "?provider=api, 1", "?provider=plimus, ''", "?orderId=F-1, 2", "?email=ADA%40example.com, 1",
            "?productId=1, 2 1", "?productId=2, ''", "?model=trial, 2", "?state=expired, 2", "?state=active, 1",
            "?state=revoked, ''", "?provider=fastspring&state=active, ''"})
    void listsNewestFirstWhatFitsEveryFilter(String query, String expected) {
        List<String> orders = client.get(LICENSES + query).json().get("items").findValuesAsText("orderId");

        assertThat(orders.stream().map(order -> order.equals("A-1") ? "1" : "2").toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void namesEveryWrongFilter() {
        client.get(LICENSES + "?provider=nobody&productId=0&model=eternal&state=Active&orderId=%00").isInvalid("""
                [{"field": "provider", "message": "names no provider that this server knows"},
                 {"field": "orderId", "message": "must be valid text, without NUL characters or broken surrogates"},
                 {"field": "productId", "message": "must be a whole number from 1 to 2147483647"},
                 {"field": "model", "message": "must be one of permanent, trial, subscription, permanent_floating, \
                trial_floating, subscription_floating, permanent_cloud, trial_cloud, subscription_cloud"},
                 {"field": "state", "message": "must be one of active, expired, revoked, upgraded"}]""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A0000-00000-00000-00000-0001G", " a0000000000000000000 0001g ", "AOOOO-OOOOO-OOOOO-OOOOO-OOOIG"})
    void findsALicenceByItsKeyAsPeopleTypeIt(String key) {
        client.post(LICENSES + "/lookup", "{\"key\": \"" + key + "\"}").isJson(200, PERMANENT);
    }

    @Test
    void doesNotFindOtherKeys() {
        client.post(LICENSES + "/lookup", "{\"key\": \"A0000-00000-00000-00000-0001H\"}")
                .isProblem(404, "not-found", "No licence has this key.");
        client.post(LICENSES + "/lookup", "{\"key\": \"\"}").isInvalid("""
                [{"field": "key", "message": "is missing"}]""");
        client.post(LICENSES + "/lookup", "{\"key\": \"ключ\"}").isInvalid("""
                [{"field": "key", "message": "must have 1 to 64 letters and digits, besides dashes and blanks"}]""");
    }

    @Test
    void doesNotKnowOtherLicences() {
        String detail = "No licence has the id " + ApiServer.id(1) + ".";
        client.get(LICENSES + "/" + ApiServer.id(1)).isProblem(404, "not-found", detail);
        client.get(LICENSES + "/" + ApiServer.id(1) + "/events").isProblem(404, "not-found", detail);
    }
}
