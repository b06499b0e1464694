package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.IssuedOrders.Filter;
import io.github.keyreeve.application.port.out.Licenses;
import io.github.keyreeve.application.port.out.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class ApiFuzzTest {

    private static final int TRIES = 400;
    private static final List<String> FIELDS = List.of("id", "name", "versions", "major", "minor", "latestVersion",
            "provider", "orderId", "line", "quantity", "product", "allowance", "oneKeyForAll", "activationsPerKey",
            "additionalActivations", "model", "features", "expiresOn", "expiresAfterDays", "customer", "email", "userData",
            "floating", "maintenancePlan", "maintenanceDays", "computerType", "subscriptionId", "test", "argumentSet",
            "enabled", "open", "user", "password", "sharedKey", "apiKey", "repeats", "liveOnly", "arguments", "key", "signingKey", "other");
    private static final List<String> WORDS = List.of("api", "fastspring", "permanent", "subscription_cloud", "0:3;1:2",
            "2030-01-01", "A-1", "reuse", "&is_productid=1", "A0000-00000-00000-00000-0001G", "ITEM1", "", " ",
            "\\ud800", "\\u0000", "😀", "%", "x".repeat(400));

    private static final String LICENSE = "/api/v1/licenses/" + ApiServer.id(2);
    private static final String LICENSE_POST = "POST " + LICENSE;

    private static ApiServer server;
    private static ApiClient client;

    @BeforeContainer
    static void start() {
        server = new ApiServer().withProduct();
        client = server.client();
        client.post("/api/v1/orders", "{\"provider\": \"api\", \"product\": {\"id\": 1, \"major\": 1, \"minor\": 0},"
                + " \"model\": \"subscription\", \"expiresAfterDays\": 10, \"customer\": {\"email\": \"ada@example.com\"}}");
    }

    @AfterContainer
    static void close() {
        server.close();
    }

    @Property(tries = TRIES)
    void bodiesOfAnyShapeNeverFailTheServer(@ForAll("endpoints") String endpoint, @ForAll("documents") String body) {
        isAnsweredWithoutFailing(endpoint, body);
    }

    @Property(tries = TRIES)
    void ordersWithOddValuesNeverFailTheServer(@ForAll("odd") Map<String, String> changes) {
        Map<String, String> members = new LinkedHashMap<>(Map.of("provider", "\"api\"", "orderId", "\"F-1\"",
                "product", "{\"id\": 1, \"major\": 1, \"minor\": 0}", "quantity", "2"));
        members.putAll(changes);
        isAnsweredWithoutFailing("POST /api/v1/orders", members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}")));
    }

    @Property(tries = TRIES)
    void changesWithOddValuesNeverFailTheServer(@ForAll("odd") Map<String, String> changes) {
        Map<String, String> members = new LinkedHashMap<>(Map.of("activationsAllowed", "3", "expiresAt", "\"2027-01-05T23:59:59Z\"",
                "maxReleases", "null", "userData", "null"));
        changes.forEach((field, value) -> members.computeIfPresent(field, (same, before) -> value));
        isAnsweredWithoutFailing("PATCH " + LICENSE, members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}")));
    }

    @Property(tries = TRIES)
    void activationsWithOddValuesNeverFailTheServer(@ForAll("odd") Map<String, String> changes) {
        Map<String, String> members = new LinkedHashMap<>(Map.of("key", "\"F0000-00000-00000-00000-0001S\"",
                "computerId", "\"pc-1\"", "computerName", "\"one\"", "nonce", "\"n0nce\"", "product", "{\"id\": 1, \"major\": 1, \"minor\": 0}"));
        changes.forEach((field, value) -> members.computeIfPresent(field, (same, before) -> value));
        isAnsweredWithoutFailing("POST /api/v1/activations", members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}")));
    }

    @Property(tries = TRIES)
    void textThatIsNoJsonNeverFailsTheServer(@ForAll("endpoints") String endpoint, @ForAll String body) {
        isAnsweredWithoutFailing(endpoint, body);
    }

    @Property(tries = TRIES)
    void queriesNeverFailTheServer(@ForAll("lists") String path, @ForAll("queries") String query) {
        Answer answer = client.get(path + "?" + query);

        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 404, 405);
    }

    private static void isAnsweredWithoutFailing(String endpoint, String body) {
        List<List<?>> before = stored();
        String[] call = endpoint.split(" ");

        Answer answer = client.json(call[0], call[1], body);

        assertThat(answer.status()).as(endpoint + " " + body + " " + answer.body()).isIn(200, 201, 204, 400, 403, 404, 409, 413);
        if (answer.status() >= 400) {
            assertThat(stored()).isEqualTo(before);
        }
    }

    private static List<List<?>> stored() {
        return List.of(
                server.storage.products().all(),
                server.storage.providers().all(),
                server.storage.argumentSets().all(),
                server.storage.licenseEvents().of(ApiServer.id(2)),
                server.storage.licenses().list(Licenses.Filter.ALL, server.clock.instant(), new PageRequest(200, Optional.empty())).items(),
                server.storage.issuedOrders()
                        .list(new Filter(Optional.empty(), Optional.empty()), new PageRequest(200, Optional.empty()))
                        .items());
    }

    @Provide
    Arbitrary<String> endpoints() {
        return Arbitraries.of("POST /api/v1/products", "PUT /api/v1/products/1", "PUT /api/v1/products/2",
                "PUT /api/v1/providers/bluesnap", "PUT /api/v1/argument-sets/ITEM1", "POST /api/v1/orders",
                "POST /api/v1/licenses/lookup", "POST /api/v1/signing-keys");
    }

    @Provide
    Arbitrary<String> documents() {
        return members(value(3)).map(members -> text(members));
    }

    @Provide
    Arbitrary<Map<String, String>> odd() {
        return members(value(2)).filter(members -> !members.isEmpty());
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.of("/api/v1/products", "/api/v1/providers", "/api/v1/argument-sets", "/api/v1/orders",
                "/api/v1/licenses", "/api/v1/refused-repeats", "/api/v1/licenses/" + ApiServer.id(2) + "/events", LICENSE + "/activations", "/api/v1/latest-version",
                "/api/v1/orders/" + ApiServer.id(1), "/api/v1/products/1",
                "/api/v1/signing-keys");
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> names = Arbitraries.of(
                "limit", "cursor", "major", "minor", "provider", "orderId", "email", "productId", "model", "state", "other");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)),
                Arbitraries.of("1", "0", "-1", "201", "99999999999", "api", "permanent", "active", "AAAAAAAAcACAAAAAAAAAAQ",
                        "AAAA", "%00", "%ff", "%ed%a0%80", "%F0%9F%98%80", "", "a=b", "+"));
        return Combinators.combine(names, values).as((name, value) -> name + "=" + value)
                .list().ofMaxSize(3).map(pairs -> String.join("&", pairs));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> plain = Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "0", "1", "2", "-1", "2.5", "1e3", "1e999", "2147483648", "[]", "{}"),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.of(WORDS).map(word -> "\"" + word + "\""));
        if (depth == 0) {
            return plain;
        }
        Arbitrary<String> deeper = Arbitraries.lazy(() -> value(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(5, plain),
                Tuple.of(1, deeper.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]")),
                Tuple.of(2, members(deeper).map(ApiFuzzTest::text)));
    }

    private static Arbitrary<Map<String, String>> members(Arbitrary<String> values) {
        return Arbitraries.maps(Arbitraries.of(FIELDS), values).ofMaxSize(6);
    }

    private static String text(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
