package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.application.port.out.EventPost;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsResourcesTest {

    private static final String ENDPOINTS = "/api/v1/event-endpoints";
    private static final String DELIVERIES = "/api/v1/deliveries";

    private ApiServer server;

    @BeforeEach
    void start() {
        server = new ApiServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void makesAnEndpointAndShowsItsSecretOnce() {
        Answer made = server.client().post(ENDPOINTS, """
                {"url": " https://example.com/events ", "events": ["license_revoked", "license_created"], "qlmSignature": true}""");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("secret").textValue()).isEqualTo("secret-1");
        Answer shown = server.client().get(ENDPOINTS + "/" + made.json().get("id").textValue());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).doesNotContain("secret").contains(
                "\"url\":\"https://example.com/events\",\"events\":[\"license_created\",\"license_revoked\"],\"enabled\":true,"
                        + "\"includeKeys\":false,\"qlmSignature\":true,\"createdAt\":");
        assertThat(server.client().get(ENDPOINTS).json().get("items")).containsExactly(shown.json());
    }

    @Test
    void namesEverythingThatIsWrongWithAnEndpoint() {
        Answer missing = server.client().post(ENDPOINTS, "{}");
        Answer wrong = server.client().post(ENDPOINTS, """
                {"url": "", "events": ["license_created", "license_exploded"], "enabled": "yes"}""");
        Answer wrongType = server.client().post(ENDPOINTS, """
                {"url": "https://example.com", "events": [7]}""");
        Answer unknown = server.client().post(ENDPOINTS, """
                {"url": "https://example.com", "events": ["license_exploded"]}""");
        Answer refused = server.client().post(ENDPOINTS, """
                {"url": "http://example.com"}""");

        assertThat(missing.body()).contains("{\"field\":\"url\",\"message\":\"is missing\"}");
        assertThat(wrong.body()).contains("\"field\":\"enabled\"");
        assertThat(wrongType.body()).contains("{\"field\":\"events[0]\",\"message\":\"must be text\"}");
        assertThat(unknown.body()).contains("\"field\":\"events[0]\",\"message\":\"must be one of license_created, ");
        assertThat(refused.body()).contains("{\"field\":\"url\",\"message\":\"must begin with https://\"}");
        assertThat(List.of(missing, wrong, wrongType, unknown, refused)).allMatch(answer -> answer.status() == 400);
        assertThat(server.storage.eventEndpoints().all()).isEmpty();
    }

    @Test
    void changesWhatIsSentAndLeavesWhatIsNot() {
        UUID id = added();

        Answer changed = server.client().patch(ENDPOINTS + "/" + id, """
                {"enabled": false, "includeKeys": true}""");

        assertThat(changed.status()).isEqualTo(200);
        EventEndpoint stored = server.storage.eventEndpoints().find(id).orElseThrow();
        assertThat(stored.enabled()).isFalse();
        assertThat(stored.includeKeys()).isTrue();
        assertThat(stored.url()).isEqualTo("https://example.com/events");
        assertThat(stored.secret().text()).isEqualTo("secret-1");
        assertThat(server.client().patch(ENDPOINTS + "/" + id, "{\"url\": \"ftp://x\"}").status()).isEqualTo(400);
        assertThat(server.client().patch(ENDPOINTS + "/" + id, "{\"events\": []}").json().get("events")).isEmpty();
        assertThat(server.client().patch(ENDPOINTS + "/" + UUID.randomUUID(), "{}").status()).isEqualTo(404);
    }

    @Test
    void replacesTheSecret() {
        UUID id = added();

        Answer rolled = server.client().post(ENDPOINTS + "/" + id + "/secret", "");

        assertThat(rolled.status()).isEqualTo(200);
        assertThat(rolled.json().get("secret").textValue()).isEqualTo("secret-2");
        assertThat(server.storage.eventEndpoints().find(id).orElseThrow().secret().text()).isEqualTo("secret-2");
        assertThat(server.client().post(ENDPOINTS + "/" + UUID.randomUUID() + "/secret", "").status()).isEqualTo(404);
    }

    @Test
    void removesOnce() {
        UUID id = added();

        assertThat(server.client().delete(ENDPOINTS + "/" + id).status()).isEqualTo(204);
        assertThat(server.client().delete(ENDPOINTS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void pings() {
        UUID id = added();

        JsonNode accepted = server.client().post(ENDPOINTS + "/" + id + "/ping", "").json();
        server.post.answer = new EventPost.Answer.Failed("The endpoint cannot be connected to.");
        JsonNode failed = server.client().post(ENDPOINTS + "/" + id + "/ping", "").json();

        assertThat(accepted).hasToString("{\"accepted\":true,\"status\":204,\"failure\":null}");
        assertThat(failed).hasToString("{\"accepted\":false,\"status\":null,\"failure\":\"The endpoint cannot be connected to.\"}");
        assertThat(server.post.sent).hasSize(2).first().satisfies(message -> {
            assertThat(message.headers()).containsEntry("X-Keyreeve-Event", "ping").containsKey("X-Keyreeve-Signature");
            assertThat(new String(message.body())).contains("\"type\":\"ping\"");
        });
        assertThat(server.client().post(ENDPOINTS + "/" + UUID.randomUUID() + "/ping", "").status()).isEqualTo(404);
    }

    @Test
    void takesTwentyEndpointsAndNoMore() {
        for (int i = 0; i < 20; i++) {
            added();
        }

        Answer refused = server.client().post(ENDPOINTS, "{\"url\": \"https://example.com/events\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("too-many-endpoints");
    }

    @Test
    void showsDeliveriesAndSendsThemAgain() {
        UUID endpoint = added();
        Instant now = server.clock.instant();
        Delivery waiting = Delivery.waiting(new UUID(1, 1), endpoint, EventType.LICENSE_REVOKED, new UUID(2, 2), new UUID(3, 3), now);
        server.storage.deliveries().add(List.of(waiting));
        Delivery claimed = server.storage.deliveries().claim(endpoint, now, now.plusSeconds(60), 1).getFirst();
        server.storage.deliveries().conclude(List.of(
                claimed.concluded(Delivery.State.DEAD, Optional.of(410), "The endpoint wants no more: it answered 410.", now)));

        Answer dead = server.client().get(DELIVERIES + "?state=dead&endpoint=" + endpoint);
        Answer one = server.client().get(DELIVERIES + "/" + waiting.id());
        Answer again = server.client().post(DELIVERIES + "/" + waiting.id() + "/redeliver", "");

        assertThat(dead.json().get("items")).containsExactly(one.json());
        assertThat(one.json().get("state").textValue()).isEqualTo("dead");
        assertThat(one.json().get("attempts").intValue()).isEqualTo(1);
        assertThat(one.json().get("status").intValue()).isEqualTo(410);
        assertThat(one.json().get("subject").textValue()).isEqualTo(new UUID(3, 3).toString());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("state").textValue()).isEqualTo("open");
        assertThat(again.json().get("attempts").intValue()).isZero();
        assertThat(server.client().get(DELIVERIES + "?state=dead").json().get("items")).isEmpty();
        assertThat(server.client().get(DELIVERIES + "?state=lost&endpoint=x").body()).contains("\"state\"", "\"endpoint\"");
        assertThat(server.client().get(DELIVERIES + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(server.client().post(DELIVERIES + "/" + UUID.randomUUID() + "/redeliver", "").status()).isEqualTo(404);
    }

    @Test
    void wantsTheToken() {
        assertThat(server.clientWithoutToken().get(ENDPOINTS).status()).isEqualTo(401);
        assertThat(server.clientWithoutToken().get(DELIVERIES).status()).isEqualTo(401);
    }

    private UUID added() {
        return UUID.fromString(server.client().post(ENDPOINTS, "{\"url\": \"https://example.com/events\"}").json().get("id").textValue());
    }
}
