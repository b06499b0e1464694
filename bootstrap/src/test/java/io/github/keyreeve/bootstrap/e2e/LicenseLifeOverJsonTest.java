package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.bootstrap.e2e.JsonApi.Told;
import io.github.keyreeve.client.ActivationOutcome;
import io.github.keyreeve.client.ComputerIdentity;
import io.github.keyreeve.client.LicenseClient;
import io.github.keyreeve.client.LicenseState;
import io.github.keyreeve.client.RefreshOutcome;
import io.github.keyreeve.client.Refused;
import io.github.keyreeve.client.ReleaseOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key's life from its order to its revocation, told in JSON by the staff and by applications, on the wired server. */
class LicenseLifeOverJsonTest {

    private static World world;
    private static JsonApi staff;
    private static JsonApi application;

    @BeforeAll
    static void start() {
        world = World.ofTheSamples("subscription-grace-days", "5");
        staff = JsonApi.ofStaff(world);
        application = JsonApi.ofApplication(world);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void fromTheOrderToTheRevocation() {
        JsonNode license = issue("J-1", 2);
        String key = license.get("key").textValue();
        String path = "/licenses/" + license.get("id").textValue();

        Told first = application.post("/activations", asks(key, "pc-1"));
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(first.body().at("/license/keyId")).isEqualTo(license.get("id"));
        assertThat(first.body().at("/license/graceEndsAt").textValue()).isEqualTo("2026-02-09T23:59:59Z");
        assertThat(application.post("/activations", asks(key, "pc-1")).status()).isEqualTo(200);
        Told valid = application.post("/activations/validate", asks(key, "PC-1"));
        assertThat(valid.body().get("valid").booleanValue()).isTrue();
        assertThat(valid.body().get("computerKey")).isEqualTo(first.body().get("computerKey"));

        assertThat(application.post("/activations", asks(key, "pc-2")).status()).isEqualTo(201);
        Told third = application.post("/activations", asks(key, "pc-3"));
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.body().get("code").intValue()).isEqualTo(210);
        assertThat(staff.get(path + "/activations").body().findValuesAsText("computerId")).containsExactly("pc-2", "pc-1");

        assertThat(application.post("/activations/release", asks(key, "pc-1")).status()).isEqualTo(204);
        assertThat(application.post("/activations", asks(key, "pc-3")).status()).isEqualTo(201);
        assertThat(staff.post(path + "/release", "{\"computerId\": \"pc-2\"}").body().at("/activations/used").intValue()).isEqualTo(1);
        assertThat(staff.post(path + "/renew", "{\"days\": 365}").body().get("expiresAt").textValue()).isEqualTo("2027-02-04T23:59:59Z");

        assertThat(staff.post(path + "/revoke", "").body().get("state").textValue()).isEqualTo("revoked");
        Told revoked = application.post("/activations/validate", asks(key, "pc-3"));
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body().toString()).isEqualTo(
                "{\"valid\":false,\"code\":201,\"message\":\"This license was revoked. Please contact the vendor.\"}");
        assertThat(application.post("/activations", asks(key, "pc-4")).status()).isEqualTo(403);

        assertThat(events(path)).containsExactly(
                "issued by administrator",
                "activated by application computerId: null to pc-1, computerName: null to null",
                "activated by application computerId: null to pc-2, computerName: null to null",
                "released by application computerId: pc-1 to null",
                "activated by application computerId: null to pc-3, computerName: null to null",
                "released by administrator computerId: pc-2 to null",
                "renewed by administrator expiresAt: 2026-02-04T23:59:59Z to 2027-02-04T23:59:59Z",
                "revoked by administrator");
    }

    @Test
    void theClientInVendorsApplicationsBelievesThisServer(@TempDir Path directory) {
        JsonNode license = issue("J-2", 1);
        String publicKey = application.get("/signing-keys").body().at("/items/0/ed25519/pem").textValue();
        LicenseClient client = LicenseClient.of(world.wire().server())
                .product(1, 1, 0)
                .publicKey(publicKey)
                .computer(new ComputerIdentity("laptop-1", "Jane's laptop"))
                .storedIn(directory)
                .clock(world.clock())
                .build();

        assertThat(client.activate("F0000")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.code()).hasValue(205));
        assertThat(client.activate(license.get("key").textValue())).isInstanceOf(ActivationOutcome.Activated.class);
        assertThat(client.check()).isInstanceOfSatisfying(LicenseState.Valid.class,
                valid -> assertThat(valid.license().activationsAllowed()).isEqualTo(1));
        assertThat(client.refresh()).isInstanceOf(RefreshOutcome.Refreshed.class);
        assertThat(client.release()).isInstanceOf(ReleaseOutcome.Released.class);
        assertThat(client.check()).isInstanceOf(LicenseState.NotActivated.class);
    }

    @Test
    void oneAccountOfRequestsHoldsForBothDoors() {
        try (World bounded = World.ofTheSamples("requests-per-minute-per-address", "3", "switched-off-methods", "ReleaseLicenseHttp")) {
            JsonApi asking = JsonApi.ofApplication(bounded);

            assertThat(asking.post("/activations/release", asks("F0000", "pc-1")).body().get("code").intValue()).isEqualTo(7);
            assertThat(bounded.wire().get("/qlmservice.asmx/PingHttp").status()).isEqualTo(200);
            assertThat(asking.post("/activations/validate", asks("F0000", "pc-1")).status()).isEqualTo(200);
            assertThat(bounded.wire().get("/qlmservice.asmx/PingHttp").status()).isEqualTo(429);
            assertThat(asking.get("/latest-version?productId=1&major=1&minor=0").status()).isEqualTo(429);
        }
    }

    /** A subscription of thirty days for so many computers. */
    private static JsonNode issue(String orderId, int computers) {
        Told issued = staff.post("/orders", """
                {"provider": "api", "orderId": "%s", "product": {"id": 1, "major": 1, "minor": 0}, "expiresAfterDays": 30,
                 "allowance": {"activationsPerKey": %d}, "customer": {"email": "jane@example.com"}}""".formatted(orderId, computers));
        assertThat(issued.status()).as("%s", issued).isEqualTo(201);
        return issued.body().at("/licenses/0");
    }

    private static String asks(String key, String computer) {
        return "{\"key\": \"%s\", \"computerId\": \"%s\", \"product\": {\"id\": 1, \"major\": 1, \"minor\": 0}}".formatted(key, computer);
    }

    private static List<String> events(String path) {
        return StreamSupport.stream(staff.get(path + "/events").body().get("items").spliterator(), false)
                .map(event -> (event.get("kind").textValue() + " by " + event.get("actor").textValue() + " " + changes(event)).strip())
                .toList();
    }

    private static String changes(JsonNode event) {
        return String.join(", ", StreamSupport.stream(event.get("changes").spliterator(), false)
                .map(change -> change.get("field").asText() + ": " + change.get("before").asText() + " to " + change.get("after").asText())
                .toList());
    }
}
