package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseCorrectionsResourceTest {

    private static final String LICENSE = "/api/v1/licenses/" + ApiServer.id(2);
    private static final String NOBODYS = "/api/v1/licenses/" + ApiServer.id(99);
    private static final String UNKNOWN = "No licence has the id " + ApiServer.id(99) + ".";

    private final ApiServer server = new ApiServer().withProduct();
    private final ApiClient client = server.client();

    @BeforeEach
    void issueASubscription() {
        client.put("/api/v1/products/1",
                "{\"name\": \"Demo\", \"versions\": [{\"major\": 1, \"minor\": 0}, {\"major\": 2, \"minor\": 1}]}");
        client.post("/api/v1/orders", """
                {"provider": "api", "orderId": "A-1", "product": {"id": 1, "major": 1, "minor": 0}, "expiresAfterDays": 10,
                 "customer": {"email": "Ada@Example.com"}}""");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Changing {

        private static final String EVERYTHING = """
                {"features": "0:3;1:2", "expiresAt": "2027-06-30T10:00:00.123456789+02:00", "version": {"major": 2, "minor": 1},
                 "activationsAllowed": 5, "userData": "note", "affiliateId": "babbage", "properties": "p=1", "maxReleases": 0,
                 "releasePeriodDays": 30, "maintenanceExpiresAt": "2026-12-31T23:59:59Z",
                 "customer": {"name": "Ada", "company": "Engines", "street1": "1 High Street", "street2": "Flat 2",
                  "city": "London", "state": "LDN", "zip": "W1", "country": "GB", "phone": "1"}}""";
        private static final LicenseBody CHANGED = LicenseBody.subscription()
                .with("features", "\"0:3;1:2;\"").with("expiresAt", "\"2027-06-30T08:00:00.123456Z\"")
                .with("product", "{\"id\": 1, \"major\": 2, \"minor\": 1, \"name\": \"Demo\"}")
                .with("activations", "{\"allowed\": 5, \"used\": 0, \"available\": 5}")
                .with("userData", "\"note\"").with("affiliateId", "\"babbage\"").with("properties", "\"p=1\"")
                .with("maxReleases", "0").with("releasePeriodDays", "30").with("maintenanceExpiresAt", "\"2026-12-31T23:59:59Z\"")
                .with("customer", """
                        {"email": "Ada@Example.com", "name": "Ada", "company": "Engines", "street1": "1 High Street",
                         "street2": "Flat 2", "city": "London", "state": "LDN", "zip": "W1", "country": "GB", "phone": "1"}""");

        @Test
        void changesEverythingAtOnce() {
            client.patch(LICENSE, EVERYTHING).isJson(200, CHANGED.toString());

            client.get(LICENSE).isJson(200, CHANGED.toString());
        }

        @Test
        void leavesWhatIsLeftOut() {
            client.patch(LICENSE, EVERYTHING);

            client.patch(LICENSE, "{\"features\": \"\"}").isJson(200, CHANGED.with("features", "\"\"").toString());
            client.patch(LICENSE, "{\"customer\": {\"city\": \"Leeds\"}, \"maxReleases\": 7}").isJson(200, CHANGED
                    .with("features", "\"\"").with("maxReleases", "7").with("customer.city", "\"Leeds\"").toString());
        }

        @Test
        void removesWhatIsNull() {
            client.patch(LICENSE, EVERYTHING);

            client.patch(LICENSE, """
                    {"expiresAt": null, "userData": null, "affiliateId": null, "properties": null, "maxReleases": null,
                     "releasePeriodDays": null, "maintenanceExpiresAt": null, "customer": {"name": null, "phone": null}}""")
                    .isJson(200, CHANGED.with("expiresAt", "null").with("userData", "null").with("affiliateId", "null")
                            .with("properties", "null").with("maxReleases", "null").with("releasePeriodDays", "null")
                            .with("maintenanceExpiresAt", "null").with("customer.name", "null").with("customer.phone", "null")
                            .toString());
        }

        @Test
        void tellsInTheHistoryWhatIsDifferentSince() {
            client.patch(LICENSE, "{\"activationsAllowed\": 2, \"userData\": \"note\", \"customer\": {\"name\": \"Ada\"}}");
            client.patch(LICENSE, "{\"activationsAllowed\": 2}");

            client.get(LICENSE + "/events").isJson(200, """
                    {"items": [
                     {"id": "%s", "kind": "issued", "at": "2026-01-05T12:00:00Z", "actor": "administrator",
                      "address": "127.0.0.1", "changes": []},
                     {"id": "%s", "kind": "modified", "at": "2026-01-05T12:00:00Z", "actor": "administrator",
                      "address": "127.0.0.1", "changes": [{"field": "activationsAllowed", "before": "1", "after": "2"},
                       {"field": "userData", "before": null, "after": "note"}]},
                     {"id": "%s", "kind": "customer_changed", "at": "2026-01-05T12:00:00Z", "actor": "administrator",
                      "address": "127.0.0.1", "changes": [{"field": "customer.name", "before": null, "after": "Ada"}]}],
                     "nextCursor": null}""".formatted(ApiServer.id(3), ApiServer.id(4), ApiServer.id(7)));
        }

        @Test
        void namesEveryWrongFieldAndChangesNothing() {
            client.patch(LICENSE, """
                    {"features": "9", "expiresAt": "tomorrow", "version": {"minor": 10000}, "activationsAllowed": 0,
                     "userData": "%1$s", "affiliateId": "%1$s", "properties": "a\\u0000", "maxReleases": 1000001,
                     "releasePeriodDays": 0, "maintenanceExpiresAt": "1969-12-31T23:59:59Z",
                     "customer": {"email": null, "zip": "%1$s"}}""".formatted("x".repeat(4001))).isInvalid("""
                    [{"field": "version.major", "message": "is missing"},
                     {"field": "version.minor", "message": "must be a whole number from 0 to 9999"},
                     {"field": "features", "message":\
                     "must be set:value pairs such as 0:3;1:2, with each set 0 to 3 named once and each value 0 to 255"},
                     {"field": "expiresAt", "message":\
                     "must be an instant such as 2027-01-05T23:59:59Z, from the year 1970 to 9999"},
                     {"field": "activationsAllowed", "message": "must be a whole number from 1 to 2147483647"},
                     {"field": "userData", "message": "must have at most 4000 characters"},
                     {"field": "affiliateId", "message": "must have at most 255 characters"},
                     {"field": "properties", "message": "must be valid text, without NUL characters or broken surrogates"},
                     {"field": "maxReleases", "message": "must be a whole number from 0 to 1000000, or null"},
                     {"field": "releasePeriodDays", "message": "must be a whole number from 1 to 36500, or null"},
                     {"field": "maintenanceExpiresAt", "message":\
                     "must be an instant such as 2027-01-05T23:59:59Z, from the year 1970 to 9999"},
                     {"field": "customer.zip", "message": "must have at most 255 characters"},
                     {"field": "customer.email", "message": "must be there: the customer is known by it"}]""");

            client.get(LICENSE).isJson(200, LicenseBody.subscription().toString());
        }

        @Test
        void namesWhatIsWrongWithTheFieldsAndWithTheLicenceTogether() {
            client.post("/api/v1/orders", """
                    {"provider": "api", "orderId": "A-2", "product": {"id": 1, "major": 1, "minor": 0},
                     "customer": {"email": "ada@example.com"}}""");
            String permanent = "/api/v1/licenses/" + ApiServer.id(5);

            client.patch(permanent, """
                    {"version": {"major": 3, "minor": 0}, "expiresAt": null, "maxReleases": -1}""").isInvalid("""
                    [{"field": "maxReleases", "message": "must be a whole number from 0 to 1000000, or null"},
                     {"field": "version", "message": "names no version of the product"},
                     {"field": "expiresAt", "message": "must not be set: a permanent licence never ends"}]""");
            client.patch(permanent, "{\"expiresAt\": \"2027-01-05T23:59:59Z\", \"userData\": \"x\"}").isInvalid("""
                    [{"field": "expiresAt", "message": "must not be set: a permanent licence never ends"}]""");
            assertThat(client.get(permanent).json().get("userData").isNull()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"customer\": {}}"})
        void refusesToChangeNothing(String body) {
            client.patch(LICENSE, body)
                    .isProblem(400, "invalid-request", "Nothing is to be changed. Send at least one field.");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "features | null | must not be null: leave it out to keep what is there",
            "version | null | must not be null: leave it out to keep what is there",
            "activationsAllowed | null | must not be null: leave it out to keep what is there",
            "customer | null | must not be null: leave it out to keep what is there",
            "maxReleases | \"1\" | must be a whole number from 0 to 1000000",
            "expiresAt | 7 | must be text",
            "state | \"revoked\" | is not known here"})
        void refusesFieldsOfAnotherForm(String field, String json, String message) {
            client.patch(LICENSE, "{\"%s\": %s}".formatted(field, json)).isInvalid(
                    "[{\"field\": \"%s\", \"message\": \"%s\"}]".formatted(field, message));
        }

        @Test
        void allowsNotFewerActivationsThanAreInUse() {
            client.patch(LICENSE, "{\"activationsAllowed\": 2}");
            activate("pc-1");
            activate("pc-2");

            client.patch(LICENSE, "{\"activationsAllowed\": 1, \"userData\": \"x\"}").isProblem(409, "more-in-use",
                    "2 computers are active. Release some before fewer are allowed.");
            assertThat(client.get(LICENSE).json().get("userData").isNull()).isTrue();
        }

        @Test
        void doesNotKnowOtherLicences() {
            client.patch(NOBODYS, "{\"userData\": \"x\"}").isProblem(404, "not-found", UNKNOWN);
        }
    }

    @Nested
    class Revoking {

        @Test
        void takesALicenceAwayAndGivesItBackHoweverOften() {
            String revoked = LicenseBody.subscription().with("state", "\"revoked\"").toString();

            client.post(LICENSE + "/revoke", "").isJson(200, revoked);
            client.post(LICENSE + "/revoke", "").isJson(200, revoked);
            client.get(LICENSE).isJson(200, revoked);
            client.post(LICENSE + "/reinstate", "").isJson(200, LicenseBody.subscription().toString());
            client.post(LICENSE + "/reinstate", "").isJson(200, LicenseBody.subscription().toString());

            assertThat(client.get(LICENSE + "/events").json().findValuesAsText("kind"))
                    .containsExactly("issued", "revoked", "reinstated");
        }

        @Test
        void doesNotKnowOtherLicences() {
            client.post(NOBODYS + "/revoke", "").isProblem(404, "not-found", UNKNOWN);
            client.post(NOBODYS + "/reinstate", "").isProblem(404, "not-found", UNKNOWN);
        }
    }

    @Nested
    class Releasing {

        @Test
        void freesOneComputersActivation() {
            activate("pc-1");
            String used = LicenseBody.subscription().with("activations", "{\"allowed\": 1, \"used\": 1, \"available\": 0}").toString();
            client.get(LICENSE).isJson(200, used);

            client.post(LICENSE + "/release", "{\"computerId\": \"PC-1\"}").isJson(200, LicenseBody.subscription().toString());

            client.get(LICENSE + "/activations").isJson(200, "{\"items\": [], \"nextCursor\": null}");
            assertThat(client.get(LICENSE + "/events").json().findValuesAsText("kind"))
                    .containsExactly("issued", "activated", "released");
        }

        @Test
        void refusesComputersThatAreNotActive() {
            activate("pc-1");

            client.post(LICENSE + "/release", "{\"computerId\": \"pc-2\"}")
                    .isProblem(409, "not-activated", "The licence is not active on this computer.");
            client.post(NOBODYS + "/release", "{\"computerId\": \"pc-1\"}").isProblem(404, "not-found", UNKNOWN);
            client.post(LICENSE + "/release", "{}").isInvalid("[{\"field\": \"computerId\", \"message\": \"is missing\"}]");
        }
    }

    private void activate(String computer) {
        Answer answer = client.post("/api/v1/activations", """
                {"key": "F0000-00000-00000-00000-0001S", "computerId": "%s", "product": {"id": 1, "major": 1, "minor": 0}}"""
                .formatted(computer));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
