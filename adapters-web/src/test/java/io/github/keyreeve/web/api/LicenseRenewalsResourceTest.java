package io.github.keyreeve.web.api;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LicenseRenewalsResourceTest {

    private static final String LICENSE = "/api/v1/licenses/" + ApiServer.id(2);
    private static final String NOBODYS = "/api/v1/licenses/" + ApiServer.id(99);
    private static final String UNKNOWN = "No licence has the id " + ApiServer.id(99) + ".";

    private final ApiServer server = new ApiServer().withProduct();
    private final ApiClient client = server.client();

    @BeforeEach
    void issueASubscription() {
        client.post("/api/v1/orders", """
                {"provider": "api", "orderId": "A-1", "product": {"id": 1, "major": 1, "minor": 0}, "expiresAfterDays": 10,
                 "customer": {"email": "Ada@Example.com"}}""");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String until(String end, int renewals) {
        return LicenseBody.subscription().with("expiresAt", "\"" + end + "\"").with("renewals", String.valueOf(renewals)).toString();
    }

    @Nested
    class OfTheLicence {

        private static final String RENEW = LICENSE + "/renew";

        @Test
        void goUntilTheEndOfADayHoweverOftenTheyCome() {
            client.post(RENEW, "{\"expiresOn\": \"2027-01-05\"}").isJson(200, until("2027-01-05T23:59:59Z", 1));
            client.post(RENEW, "{\"expiresOn\": \"2027-01-05\"}").isJson(200, until("2027-01-05T23:59:59Z", 1));
        }

        @Test
        void neverShorten() {
            client.post(RENEW, "{\"expiresOn\": \"2026-01-06\"}").isJson(200, until("2026-01-15T23:59:59Z", 0));
        }

        @Test
        void goByDaysOncePerPayingOrder() {
            String body = "{\"days\": 365, \"provider\": \"fastspring\", \"orderId\": \"R-1\"}";

            client.post(RENEW, body).isJson(200, until("2027-01-15T23:59:59Z", 1));
            client.post(RENEW, body).isJson(200, until("2027-01-15T23:59:59Z", 1));
            client.post(RENEW, body.replace("R-1", "R-2")).isJson(200, until("2028-01-15T23:59:59Z", 2));
        }

        @Test
        void goByDaysEachTimeWhereNoOrderIsNamed() {
            client.post(RENEW, "{\"days\": 1}").isJson(200, until("2026-01-16T23:59:59Z", 1));
            client.post(RENEW, "{\"days\": 1}").isJson(200, until("2026-01-17T23:59:59Z", 2));
        }

        @Test
        void startTodayWhereTheLicenceHasEnded() {
            server.clock.advance(Duration.ofDays(30));

            client.post(RENEW, "{\"days\": 2}").isJson(200, until("2026-02-06T23:59:59Z", 1));
        }

        @Test
        void nameEveryWrongField() {
            client.post(RENEW, "{}").isInvalid("""
                    [{"field": "expiresOn", "message": "is missing; days may be sent instead"}]""");
            client.post(RENEW, "{\"expiresOn\": \"2027-02-30\", \"days\": 0, \"provider\": \"nobody\"}").isInvalid("""
                    [{"field": "expiresOn", "message": "must be a day in the form yyyy-MM-dd, up to the year 9999"},
                     {"field": "days", "message": "must be a whole number from 1 to 36500"},
                     {"field": "days", "message": "must not be sent together with expiresOn"},
                     {"field": "provider", "message": "names no provider that this server knows"},
                     {"field": "orderId", "message": "is missing; provider has no meaning without it"}]""");
            client.post(RENEW, "{\"days\": 1, \"orderId\": \"R-1\"}").isInvalid("""
                    [{"field": "provider", "message": "is missing; order numbers differ from shop to shop only"}]""");
        }

        @Test
        void areRefusedWhereThereIsNothingToRenew() {
            client.post(NOBODYS + "/renew", "{\"days\": 1}").isProblem(404, "not-found", UNKNOWN);
            client.post(LICENSE + "/revoke", "");
            client.post(RENEW, "{\"days\": 1}").isProblem(409, "license-revoked", "Reinstate the licence to renew it.");
            client.post(LICENSE + "/reinstate", "");
            client.post(LICENSE + "/upgrade", "{\"product\": {\"id\": 1, \"major\": 1, \"minor\": 0}, \"features\": \"0:1\"}");
            client.post(RENEW, "{\"days\": 1}").isProblem(409, "license-upgraded", "The new key is to be renewed.");
        }

        @Test
        void areRefusedForAPermanentLicence() {
            String permanent = client.post("/api/v1/orders",
                    "{\"provider\": \"api\", \"product\": {\"id\": 1, \"major\": 1, \"minor\": 0}}").json().at("/licenses/0/id").textValue();

            client.post("/api/v1/licenses/" + permanent + "/renew", "{\"days\": 1}")
                    .isProblem(409, "not-renewable", "The licence never ends.");
        }
    }

    @Nested
    class OfTheMaintenancePlan {

        private static final String RENEW = LICENSE + "/renew-maintenance";

        @Test
        void prolongItFromItsEndOnByTheUsualTimeOrAsSaid() {
            plan("2026-01-10T12:00:00Z");

            client.post(RENEW, "{}").isJson(200, with("2027-01-10T12:00:00Z"));
            client.post(RENEW, "{\"days\": 10, \"provider\": \"api\", \"orderId\": \"M-1\"}").isJson(200, with("2027-01-20T12:00:00Z"));
            client.post(RENEW, "{\"days\": 10, \"provider\": \"api\", \"orderId\": \"M-1\"}").isJson(200, with("2027-01-20T12:00:00Z"));
            client.post(RENEW, "{\"expiresOn\": \"2028-01-05\"}").isJson(200, with("2028-01-05T23:59:59Z"));
        }

        @Test
        void areRefusedWithoutAPlanOrLongAfterItsEnd() {
            client.post(NOBODYS + "/renew-maintenance", "{}").isProblem(404, "not-found", UNKNOWN);
            client.post(RENEW, "{}").isProblem(409, "not-renewable", "The licence has no maintenance plan.");
            plan("2026-01-04T12:00:00Z");
            client.post(RENEW, "{}").isProblem(409, "not-renewable", "The maintenance plan ended too long ago."
                    + " Change the licence's maintenanceExpiresAt to give it a new one.");
        }

        private void plan(String end) {
            client.patch(LICENSE, "{\"maintenanceExpiresAt\": \"" + end + "\"}").isJson(200, with(end));
        }

        private static String with(String end) {
            return LicenseBody.subscription().with("maintenanceExpiresAt", "\"" + end + "\"").toString();
        }
    }
}
