package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.argument.IssuingRules.ExpiryDateFormat;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrdersResourceTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String DEMO = "\"product\": {\"id\": 1, \"major\": 1, \"minor\": 0}";
    private static final String NOBODY = """
            {"email": null, "name": null, "company": null, "street1": null, "street2": null, "city": null,
             "state": null, "zip": null, "country": null, "phone": null}""";

    private final ApiServer server = new ApiServer().withProduct();
    private final ApiClient client = server.client();

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Issuing {

        @Test
        void answersTheOrderWithItsLicences() {
            Answer answer = client.post(ORDERS, """
                    {"provider": "api", "orderId": "A-1", "line": "1", "subscriptionId": "S-1", "test": true, "quantity": 3,
                     "product": {"id": 1, "major": 1, "minor": 0},
                     "allowance": {"oneKeyForAll": true, "activationsPerKey": 2, "additionalActivations": 2},
                     "model": "permanent", "features": "0:3;1:2", "expiresOn": null, "expiresAfterDays": null,
                     "customer": {"email": "Ada@Example.com", "name": "Ada Lovelace", "company": "Engines Ltd",
                      "street1": "1 High Street", "street2": "Flat 2", "city": "London", "state": "LDN", "zip": "W1",
                      "country": "GB", "phone": "+44 1"},
                     "affiliateId": "babbage", "userData": "note", "computerType": 1, "maintenancePlan": true,
                     "maintenanceDays": 10}""");

            String customer = """
                    {"email": "Ada@Example.com", "name": "Ada Lovelace", "company": "Engines Ltd",
                     "street1": "1 High Street", "street2": "Flat 2", "city": "London", "state": "LDN", "zip": "W1",
                     "country": "GB", "phone": "+44 1"}""";
            String order = """
                    {"id": "%s", "provider": "api", "orderId": "A-1", "line": "1", "subscriptionId": "S-1", "test": true, "quantity": 3,
                     "createdAt": "2026-01-05T12:00:00Z", "customer": %s, "licenses": [
                       {"id": "%s", "key": "A0000-00000-00000-00000-0001G",
                        "product": {"id": 1, "major": 1, "minor": 0, "name": "Demo"}, "model": "permanent",
                        "state": "active", "activations": {"allowed": 8, "used": 0, "available": 8},
                        "features": "0:3;1:2;", "expiresAt": null, "expiresAfterDays": null, "maintenanceExpiresAt": "2026-01-15T12:00:00Z",
                        "floatingSeats": 0,
                        "order": {"provider": "api", "orderId": "A-1", "line": "1", "quantity": 3},
                        "customer": %s, "affiliateId": "babbage", "userData": "note",
                        "properties": null, "maxReleases": null,
                        "releasePeriodDays": null, "releases": 0, "renewals": 0, "createdAt": "2026-01-05T12:00:00Z"}]}""".formatted(
                    ApiServer.id(1), customer, ApiServer.id(2), customer);
            answer.isJson(201, order);
            assertThat(answer.header("Location")).hasValueSatisfying(
                    place -> assertThat(place).endsWith(ORDERS + "/" + ApiServer.id(1)));
            client.get(ORDERS + "/" + ApiServer.id(1)).isJson(200, order);
        }

        @Test
        void issuesForNobodyInParticular() {
            client.post(ORDERS, "{\"provider\": \"api\", " + DEMO + "}").isJson(201, """
                    {"id": "%s", "provider": "api", "orderId": null, "line": null, "subscriptionId": null, "test": false, "quantity": 1,
                     "createdAt": "2026-01-05T12:00:00Z", "customer": %s, "licenses": [
                       {"id": "%s", "key": "A0000-00000-00000-00000-0001G",
                        "product": {"id": 1, "major": 1, "minor": 0, "name": "Demo"}, "model": "permanent",
                        "state": "active", "activations": {"allowed": 1, "used": 0, "available": 1},
                        "features": "", "expiresAt": null, "expiresAfterDays": null, "maintenanceExpiresAt": null, "floatingSeats": 0,
                        "order": {"provider": "api", "orderId": null, "line": null, "quantity": 1},
                        "customer": %s, "affiliateId": null, "userData": null,
                        "properties": null, "maxReleases": null,
                        "releasePeriodDays": null, "releases": 0, "renewals": 0, "createdAt": "2026-01-05T12:00:00Z"}]}""".formatted(
                    ApiServer.id(1), NOBODY, ApiServer.id(2), NOBODY));
        }

        @Test
        void issuesOneKeyPerLicenceWhereAsked() {
            Answer answer = client.post(ORDERS, "{\"provider\": \"api\", \"quantity\": 3, \"allowance\":"
                    + " {\"oneKeyForAll\": false, \"activationsPerKey\": 2, \"additionalActivations\": 2}, " + DEMO + "}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().findValues("allowed").toString()).isEqualTo("[4, 2, 2]");
        }

        @Test
        void completesWhatIsNotSaidFromAnArgumentSet() {
            server.storage.argumentSets().save(new ArgumentSet("ITEM1",
                    "&is_productid=1&is_majorversion=1&is_minorversion=0&is_numberofactivationsperkey=5"));

            Answer answer = client.post(ORDERS, "{\"provider\": \"api\", \"argumentSet\": \"item1\"}");

            assertThat(answer.json().at("/licenses/0/activations/allowed").intValue()).isEqualTo(5);
        }

        @Test
        void letsFloatingSeatsAndDaysDecideTheModel() {
            Answer answer = client.post(ORDERS,
                    "{\"provider\": \"api\", \"quantity\": 4, \"floating\": true, \"expiresAfterDays\": 10, " + DEMO + "}");

            assertThat(answer.json().at("/licenses/0/model").textValue()).isEqualTo("subscription_floating");
            assertThat(answer.json().at("/licenses/0/floatingSeats").intValue()).isEqualTo(4);
            assertThat(answer.json().at("/licenses/0/expiresAt").textValue()).isEqualTo("2026-01-15T23:59:59Z");
        }

        @Test
        void readsDaysAsIsoWhateverFormTheShopsUse() {
            IssuingRules rules = new IssuingRules(ZoneOffset.UTC, new ExpiryDateFormat("yyyy-dd-MM"), true, 365, 1_000);
            try (ApiServer other = new ApiServer(rules).withProduct()) {
                Answer answer = other.client().post(ORDERS,
                        "{\"provider\": \"api\", \"expiresOn\": \"2027-02-03\", " + DEMO + "}");

                assertThat(answer.json().at("/licenses/0/expiresAt").textValue()).isEqualTo("2027-02-03T23:59:59Z");
                other.client().post(ORDERS, "{\"provider\": \"api\", \"expiresOn\": \"2027-31-12\", " + DEMO + "}")
                        .isInvalid("""
                        [{"field": "expiresOn", "message":\
                         "must be a day in the form yyyy-MM-dd, up to the year 9999"}]""");
            }
        }

        @Test
        void leavesAnEventOfTheAdministrator() {
            client.post(ORDERS, "{\"provider\": \"api\", " + DEMO + "}");

            client.get("/api/v1/licenses/" + ApiServer.id(2) + "/events").isJson(200, """
                    {"items": [{"id": "%s", "kind": "issued", "at": "2026-01-05T12:00:00Z", "actor": "administrator",
                      "address": "127.0.0.1", "changes": []}], "nextCursor": null}""".formatted(ApiServer.id(3)));
        }
    }

    @Nested
    class Repeating {

        private static final String ORDER = "{\"provider\": \"api\", \"orderId\": \"A-1\", \"quantity\": 3, " + DEMO + "}";

        @Test
        void answersTheSameOrder() {
            Answer first = client.post(ORDERS, ORDER);
            server.clock.advance(Duration.ofDays(1));

            client.post(ORDERS, ORDER).isJson(200, first.body());
        }

        @Test
        void refusesAnotherQuantityAndListsIt() {
            client.post(ORDERS, ORDER);

            client.post(ORDERS, ORDER.replace("3,", "5,")).isProblem(409, "other-quantity",
                    "Order A-1 was issued for a quantity of 3, and 5 is asked for now.");
            client.get("/api/v1/refused-repeats").isJson(200, """
                    {"items": [{"id": "%s", "order": {"provider": "api", "orderId": "A-1", "line": null, "quantity": 3},
                      "issuedOrder": "%s", "askedQuantity": 5, "times": 1, "firstAt": "2026-01-05T12:00:00Z",
                      "lastAt": "2026-01-05T12:00:00Z"}], "nextCursor": null}""".formatted(
                    server.storage.refusedRepeats().list(new PageRequest(1, Optional.empty())).items().getFirst().id(),
                    ApiServer.id(1)));
        }

        @Test
        void isSafeWithAnIdempotencyKey() {
            String body = "{\"provider\": \"api\", " + DEMO + "}";
            ApiClient keyed = client.with("Idempotency-Key", "k-1");
            Answer first = keyed.post(ORDERS, body);

            keyed.post(ORDERS, body).isJson(200, first.body());
            keyed.post(ORDERS, body.replace("api", "fastspring")).isProblem(409, "idempotency-key-reused",
                    "An earlier request with this idempotency key asked for something else.");
            keyed.post(ORDERS, ORDER).isJson(201, keyed.post(ORDERS, ORDER).body());
            assertThat(client.post(ORDERS, body).status()).isEqualTo(201);
        }

        @Test
        void refusesAnIdempotencyKeyThatCannotBeShown() {
            String wrong = """
                    [{"field": "Idempotency-Key", "message": "must have 1 to 255 visible ASCII characters"}]""";
            client.with("Idempotency-Key", "a b").post(ORDERS, ORDER).isInvalid(wrong);
            client.with("Idempotency-Key", "k".repeat(256)).post(ORDERS, ORDER).isInvalid(wrong);
            client.with("Idempotency-Key", "").post(ORDERS, ORDER).isInvalid(wrong);
            assertThat(client.with("Idempotency-Key", "k".repeat(255)).post(ORDERS, ORDER).status()).isEqualTo(201);
        }

        @Test
        void refusesTwoIdempotencyKeysOfWhichNobodyKnowsWhichIsMeant() {
            ApiClient keyed = client.with("Idempotency-Key", "k-1");

            keyed.with("Idempotency-Key", "k-2").post(ORDERS, ORDER).isInvalid("""
                    [{"field": "Idempotency-Key", "message": "must not be sent twice with different values"}]""");
            assertThat(keyed.with("Idempotency-Key", "k-1").post(ORDERS, ORDER).status()).isEqualTo(201);
        }
    }

    @Nested
    class Refusing {

        @Test
        void namesEveryWrongField() {
            client.post(ORDERS, """
                    {"provider": "nobody", "orderId": "%1$s", "line": "%1$s", "subscriptionId": "%1$s", "quantity": 10001,
                     "customer": {"email": "%2$s", "name": "%1$s", "city": "a\\u0000b"}, "product": {"id": 0, "major": -1},
                     "allowance": {"activationsPerKey": 0}, "model": "eternal", "features": "9", "expiresOn": "tomorrow",
                     "expiresAfterDays": -1, "computerType": 3, "maintenanceDays": 0, "argumentSet": "&is_x=y"}"""
                    .formatted("x".repeat(256), "x".repeat(321))).isInvalid("""
                    [{"field": "provider", "message": "names no provider that this server knows"},
                     {"field": "orderId", "message": "must have at most 255 characters"},
                     {"field": "line", "message": "must have at most 255 characters"},
                     {"field": "subscriptionId", "message": "must have at most 255 characters"},
                     {"field": "quantity", "message": "must be a whole number from 1 to 10000"},
                     {"field": "customer.email", "message": "must have at most 320 characters"},
                     {"field": "customer.name", "message": "must have at most 255 characters"},
                     {"field": "customer.city", "message":\
                     "must be valid text, without NUL characters or broken surrogates"},
                     {"field": "expiresAfterDays", "message": "must be a whole number from 1 to 36500"},
                     {"field": "argumentSet", "message": "must be the name of an argument set"},
                     {"field": "product.id", "message": "must be a whole number from 1 to 2147483647"},
                     {"field": "product.major", "message": "must be a whole number from 0 to 9999"},
                     {"field": "allowance.activationsPerKey", "message": "must be a whole number from 1 to 1000000"},
                     {"field": "features", "message":\
                     "must be set:value pairs such as 0:3;1:2, with each set 0 to 3 named once and each value 0 to 255"},
                     {"field": "model", "message": "must be one of permanent, trial, subscription, permanent_floating,\
                     trial_floating, subscription_floating, permanent_cloud, trial_cloud, subscription_cloud"},
                     {"field": "maintenanceDays", "message": "must be a whole number from 1 to 36500"},
                     {"field": "expiresOn", "message": "must be a day in the form yyyy-MM-dd, up to the year 9999"},
                     {"field": "computerType", "message": "must be a whole number from 0 to 2"}]""");
            nothingIsStored();
        }

        @Test
        void namesEveryFieldThatIsMissing() {
            String missing = """
                    [{"field": "provider", "message": "is missing"},
                     {"field": "product.id", "message": "is missing"},
                     {"field": "product.major", "message": "is missing"},
                     {"field": "product.minor", "message": "is missing"}]""";
            client.post(ORDERS, "{}").isInvalid(missing);
            client.post(ORDERS, "{\"product\": {}}").isInvalid(missing);
            client.post(ORDERS, "{\"product\": {\"id\": 1, \"major\": 10000}}").isInvalid("""
                    [{"field": "provider", "message": "is missing"},
                     {"field": "product.major", "message": "must be a whole number from 0 to 9999"},
                     {"field": "product.minor", "message": "is missing"}]""");
            client.post(ORDERS, "{\"argumentSet\": \"ITEM1\"}").isInvalid("""
                    [{"field": "provider", "message": "is missing"}]""");
        }

        @Test
        void speaksOfFieldsWhereTheRulesSpeakOfArguments() {
            client.post(ORDERS, "{\"provider\": \"api\", \"model\": \"permanent\", \"expiresAfterDays\": 5}").isInvalid("""
                    [{"field": "product.id", "message": "is missing"},
                     {"field": "product.major", "message": "is missing"},
                     {"field": "product.minor", "message": "is missing"},
                     {"field": "model", "message": "must be a subscription or trial model where expiresOn or\
                     expiresAfterDays is given"}]""");
            client.post(ORDERS, "{\"provider\": \"api\", " + DEMO.replace("0}", "7}") + "}").isInvalid("""
                    [{"field": "product.id", "message": "names no product that has this product.major and product.minor"}]""");
            client.post(ORDERS, "{\"provider\": \"api\", \"expiresOn\": \"2026-01-04\", " + DEMO + "}").isInvalid("""
                    [{"field": "expiresOn", "message": "must not be in the past"}]""");
            client.post(ORDERS, "{\"provider\": \"api\", \"quantity\": 1001,"
                    + " \"allowance\": {\"oneKeyForAll\": false}, " + DEMO + "}").isInvalid("""
                    [{"field": "allowance.oneKeyForAll", "message":\
                     "must be true for this quantity: an order can have at most 1000 keys"}]""");
            nothingIsStored();
        }

        @Test
        void namesTheSetThatIsMissingOrWrong() {
            client.post(ORDERS, "{\"provider\": \"api\", \"argumentSet\": \"gone\", " + DEMO + "}").isInvalid("""
                    [{"field": "argumentSet", "message": "names an argument set that is not stored"}]""");
            server.storage.argumentSets().save(new ArgumentSet("old", "&is_qlmversion=x"));
            client.post(ORDERS, "{\"provider\": \"api\", \"argumentSet\": \"old\", " + DEMO + "}").isInvalid("""
                    [{"field": "argumentSet", "message": "holds is_qlmversion must be a version such as 5.0.00"}]""");
        }

        @Test
        void demandsAProviderThatIsKnownAndEnabled() {
            client.put("/api/v1/providers/fastspring", "{\"enabled\": false}");

            client.post(ORDERS, "{" + DEMO + "}").isInvalid("""
                    [{"field": "provider", "message": "is missing"}]""");
            client.post(ORDERS, "{\"provider\": \"fastspring\", " + DEMO + "}").isInvalid("""
                    [{"field": "provider", "message": "is switched off"}]""");
        }

        @Test
        void refusesTestsOfAProviderThatIsLiveOnly() {
            client.put("/api/v1/providers/api", "{\"liveOnly\": true}");

            client.post(ORDERS, "{\"provider\": \"api\", \"test\": true, " + DEMO + "}").isProblem(409, "test-order-refused",
                    "The provider api is set to live orders only.");
            nothingIsStored();
        }

        private void nothingIsStored() {
            client.get(ORDERS).isJson(200, "{\"items\": [], \"nextCursor\": null}");
        }
    }

    @Nested
    class Listing {

        @Test
        void answersInPartsNewestFirst() {
            for (int number = 1; number <= 3; number++) {
                client.post(ORDERS, "{\"provider\": \"api\", \"orderId\": \"A-" + number + "\", " + DEMO + "}");
            }

            Answer first = client.get(ORDERS + "?limit=2");
            Answer second = client.get(ORDERS + "?limit=2&cursor=" + first.json().get("nextCursor").textValue());

            assertThat(first.json().at("/items/0/orderId").textValue()).isEqualTo("A-3");
            assertThat(first.json().at("/items/1/orderId").textValue()).isEqualTo("A-2");
            assertThat(second.json().at("/items/0/orderId").textValue()).isEqualTo("A-1");
            assertThat(second.json().get("nextCursor").isNull()).isTrue();
        }

        @Test
        void restrictsByProviderAndOrder() {
            client.post(ORDERS, "{\"provider\": \"api\", \"orderId\": \"A-1\", " + DEMO + "}");
            client.post(ORDERS, "{\"provider\": \"plimus\", \"orderId\": \"A-1\", " + DEMO + "}");

            assertThat(client.get(ORDERS + "?orderId=A-1").json().get("items")).hasSize(2);
            assertThat(client.get(ORDERS + "?orderId=A-1&provider=plimus").json().at("/items/0/provider").textValue())
                    .isEqualTo("bluesnap");
            assertThat(client.get(ORDERS + "?orderId=A-2").json().get("items")).isEmpty();
            client.get(ORDERS + "?provider=nobody&cursor=AAAA").isInvalid("""
                    [{"field": "cursor", "message": "must be the nextCursor of the part before"},
                     {"field": "provider", "message": "names no provider that this server knows"}]""");
        }

        @Test
        void doesNotKnowOtherOrders() {
            client.get(ORDERS + "/" + ApiServer.id(9)).isProblem(404, "not-found",
                    "No order has the id " + ApiServer.id(9) + ".");
            client.get(ORDERS + "/A-1").isProblem(404, "not-found", "Nothing is found at this address.");
        }
    }
}
