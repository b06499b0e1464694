package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.bootstrap.e2e.JsonApi.Told;
import io.github.keyreeve.bootstrap.process.EventReceiver;
import io.github.keyreeve.bootstrap.process.EventReceiver.Received;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens on the wired server reaches the vendor's endpoints. */
class EventsOutTest {

    private static World world;
    private static JsonApi staff;

    @BeforeAll
    static void start() {
        world = World.ofTheSamples("allow-private-endpoints", "true");
        staff = JsonApi.ofStaff(world);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void removeTheEndpoints() {
        staff.get("/event-endpoints").body().get("items").forEach(endpoint ->
                staff.delete("/event-endpoints/" + endpoint.get("id").textValue()));
    }

    @Test
    void aKeysLifeArrivesSignedInTheShapeOfTheApi() {
        try (EventReceiver receiver = EventReceiver.willing()) {
            Told endpoint = add(receiver, "");
            JsonNode license = issue("OUT-1");
            String path = "/licenses/" + license.get("id").textValue();
            receiver.await(1);
            JsonApi.ofApplication(world).post("/activations", """
                    {"key": "%s", "computerId": "pc-1", "product": {"id": 1, "major": 1, "minor": 0}}"""
                    .formatted(license.get("key").textValue()));
            receiver.await(2);
            JsonNode revoked = staff.post(path + "/revoke", "").body();

            List<Received> received = receiver.await(3);

            assertThat(received).extracting(Received::type)
                    .containsExactly("license_created", "license_activated", "license_revoked");
            assertThat(received).allMatch(message ->
                    EventReceiver.isSigned(message, endpoint.body().get("secret").textValue()));
            JsonNode last = received.getLast().json();
            JsonNode event = staff.get(path + "/events").body().get("items").get(2);
            assertThat(last.get("id")).isEqualTo(event.get("id"));
            assertThat(last.get("type").textValue()).isEqualTo("license_revoked");
            assertThat(last.get("createdAt")).isEqualTo(event.get("at"));
            assertThat(last.at("/data/actor").textValue()).isEqualTo("administrator");
            assertThat(last.at("/data/license/key").isNull()).isTrue();
            assertThat(last.at("/data/license/state").textValue()).isEqualTo("revoked");
            assertThat(last.at("/data/license/order")).isEqualTo(revoked.get("order"));
            assertThat(last.at("/data/license/customer")).isEqualTo(revoked.get("customer"));
            assertThat(received.get(1).json().at("/data/changes").toString()).contains("\"computerId\"", "\"pc-1\"");
            assertThat(received).noneMatch(message -> message.json().toString().contains(license.get("key").textValue()));
        }
    }

    @Test
    void showsKeysToWhoMaySeeThemAndTellsOnlyWhatIsWanted() {
        try (EventReceiver receiver = EventReceiver.willing()) {
            add(receiver, ", \"includeKeys\": true, \"events\": [\"license_created\"]");
            JsonNode first = issue("OUT-2");
            staff.post("/licenses/" + first.get("id").textValue() + "/revoke", "");
            JsonNode second = issue("OUT-3");

            List<Received> received = receiver.await(2);

            assertThat(received).extracting(message -> message.json().at("/data/license/key"))
                    .containsExactlyInAnyOrder(first.get("key"), second.get("key"));
        }
    }

    @Test
    void isToldAgainUnderTheSameIdsUntilItIsTaken() {
        AtomicInteger count = new AtomicInteger();
        try (EventReceiver receiver = new EventReceiver(0, message -> count.incrementAndGet() <= 2 ? 500 : 200)) {
            String id = add(receiver, "").body().get("id").textValue();
            issue("OUT-4");
            receiver.await(1);
            awaitState(id, "open", 1);
            world.clock().advance(Duration.ofSeconds(10));
            receiver.await(2);
            awaitState(id, "open", 2);
            world.clock().advance(Duration.ofMinutes(1));
            List<Received> received = receiver.await(3);
            JsonNode delivery = awaitState(id, "delivered", 3);

            assertThat(received).extracting(Received::delivery).containsOnly(delivery.get("id").textValue());
            assertThat(received).extracting(message -> message.json().get("id")).containsOnly(delivery.get("event"));
            assertThat(delivery.get("status").intValue()).isEqualTo(200);

            staff.post("/deliveries/" + delivery.get("id").textValue() + "/redeliver", "");
            assertThat(receiver.await(4).getLast().delivery()).isEqualTo(delivery.get("id").textValue());
        }
    }

    @Test
    void goneIsDeadAtOnce() {
        try (EventReceiver receiver = new EventReceiver(0, message -> 410)) {
            String id = add(receiver, "").body().get("id").textValue();
            issue("OUT-5");

            assertThat(awaitState(id, "dead", 1).get("status").intValue()).isEqualTo(410);
        }
    }

    @Test
    void tellsOfCustomers() {
        try (EventReceiver receiver = EventReceiver.willing()) {
            add(receiver, ", \"events\": [\"customer_created\", \"customer_modified\"]");
            String path = "/licenses/" + issue("OUT-6").get("id").textValue();

            assertThat(staff.patch(path, "{\"customer\": {\"email\": \"out@example.com\", \"name\": \"Ada\"}}").status()).isEqualTo(200);
            receiver.await(1);
            assertThat(staff.patch(path, "{\"customer\": {\"name\": \"Ada Lovelace\"}}").status()).isEqualTo(200);

            List<Received> received = receiver.await(2);
            assertThat(received).extracting(Received::type).containsExactly("customer_created", "customer_modified");
            JsonNode modified = received.getLast().json().get("data");
            assertThat(modified.get("changes")).hasToString("[{\"field\":\"name\",\"before\":\"Ada\",\"after\":\"Ada Lovelace\"}]");
            assertThat(modified.at("/customer/email").textValue()).isEqualTo("out@example.com");
            assertThat(modified.get("customerId")).isEqualTo(received.getFirst().json().at("/data/customerId"));
        }
    }

    @Test
    void pings() {
        try (EventReceiver receiver = EventReceiver.willing()) {
            Told endpoint = add(receiver, ", \"enabled\": false");

            Told answer = staff.post("/event-endpoints/" + endpoint.body().get("id").textValue() + "/ping", "");

            assertThat(answer.body()).hasToString("{\"accepted\":true,\"status\":204,\"failure\":null}");
            assertThat(receiver.received()).hasSize(1).allMatch(message -> message.type().equals("ping")
                    && EventReceiver.isSigned(message, endpoint.body().get("secret").textValue()));
        }
    }

    @Test
    void refusesPrivateAddressesUnlessTheyAreAllowed() {
        try (World cautious = World.ofTheSamples()) {
            JsonApi itsStaff = JsonApi.ofStaff(cautious);

            for (String url : List.of("https://127.0.0.1/", "https://localhost/", "https://169.254.169.254/", "http://example.com/")) {
                Told refused = itsStaff.post("/event-endpoints", "{\"url\": \"%s\"}".formatted(url));
                assertThat(refused.status()).as(url).isEqualTo(400);
                assertThat(refused.body().at("/errors/0/field").textValue()).isEqualTo("url");
            }
        }
    }

    private static JsonNode awaitState(String endpoint, String state, int attempts) {
        JsonNode[] found = new JsonNode[1];
        EventReceiver.await(() -> {
            found[0] = staff.get("/deliveries?endpoint=" + endpoint).body().at("/items/0");
            return found[0].path("state").asText().equals(state) && found[0].get("attempts").intValue() == attempts;
        });
        return found[0];
    }

    private static Told add(EventReceiver receiver, String more) {
        Told added = staff.post("/event-endpoints", "{\"url\": \"%s\"%s}".formatted(receiver.url(), more));
        assertThat(added.status()).as("%s", added).isEqualTo(201);
        return added;
    }

    private static JsonNode issue(String reference) {
        Told order = staff.post("/orders", """
                {"provider": "api", "orderId": "%s", "product": {"id": 1, "major": 1, "minor": 0}}""".formatted(reference));
        assertThat(order.status()).as("%s", order).isEqualTo(201);
        return order.body().at("/licenses/0");
    }
}
