package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.notice.InboxEntry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxResourceTest {

    private static final String INBOX = "/api/v1/inbox";

    private final ApiServer server = new ApiServer();
    private final ApiClient staff = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsWhatBecameOfAnEvent() {
        InboxEntry entry = server.waiting("fastspring", "E-1", "{}");

        staff.get(INBOX + "/" + entry.id()).isJson(200, """
                {"id": "%s", "provider": "fastspring", "kind": "order.paid", "number": "E-1", "state": "waiting",
                 "outcome": "No line is mapped.", "attempts": 1, "receivedAt": "2026-01-05T12:00:00Z", "nextAttemptAt": null,
                 "concludedAt": "2026-01-05T12:00:00Z"}""".formatted(entry.id()));
    }

    @Test
    void showsTheEventAsItWasSent() {
        InboxEntry entry = server.waiting("fastspring", "E-1", "{\"name\": \"Zoë\"}");

        staff.get(INBOX + "/" + entry.id() + "/content").isJson(200, """
                {"contentType": "application/json", "body": "{\\"name\\": \\"Zoë\\"}"}""");
    }

    @Test
    void listsByShopAndState() {
        InboxEntry fastSpring = server.waiting("fastspring", "E-1", "{}");
        InboxEntry blueSnap = server.waiting("bluesnap", "E-1", "{}");

        assertThat(ids(INBOX)).containsExactly(blueSnap.id().toString(), fastSpring.id().toString());
        assertThat(ids(INBOX + "?provider=plimus")).containsExactly(blueSnap.id().toString());
        assertThat(ids(INBOX + "?state=waiting&limit=1")).containsExactly(blueSnap.id().toString());
        assertThat(ids(INBOX + "?state=done")).isEmpty();
        staff.get(INBOX + "?state=lost&provider=nobody").isInvalid("""
                [{"field": "provider", "message": "names no provider that this server knows"},
                 {"field": "state", "message": "must be one of open, done, partly-done, waiting, dismissed"}]""");
    }

    @Test
    void bringsAnEventToWorkAgain() {
        InboxEntry entry = server.waiting("fastspring", "E-1", "{}");

        assertThat(staff.post(INBOX + "/" + entry.id() + "/run", "").json().get("state").textValue()).isEqualTo("open");
        staff.post(INBOX + "/" + new UUID(0, 0) + "/run", "").isProblem(404, "not-found",
                "No event in the inbox has the id 00000000-0000-0000-0000-000000000000.");
    }

    @Test
    void putsAnEventAwayOnce() {
        InboxEntry entry = server.waiting("fastspring", "E-1", "{}");

        assertThat(staff.post(INBOX + "/" + entry.id() + "/dismiss", "").json().get("outcome").textValue())
                .isEqualTo("Put away by the staff. No line is mapped.");
        staff.post(INBOX + "/" + entry.id() + "/dismiss", "").isProblem(409, "not-waiting",
                "The event is dismissed; nobody has to look at it.");
        staff.post(INBOX + "/" + new UUID(0, 0) + "/dismiss", "").isProblem(404, "not-found",
                "No event in the inbox has the id 00000000-0000-0000-0000-000000000000.");
    }

    private List<String> ids(String list) {
        return staff.get(list).json().get("items").findValuesAsText("id");
    }
}
