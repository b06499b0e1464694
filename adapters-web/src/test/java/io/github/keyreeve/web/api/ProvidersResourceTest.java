package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.secret.PasswordHash;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvidersResourceTest {

    private static final String FASTSPRING = "/api/v1/providers/fastspring";

    private final ApiServer server = new ApiServer();
    private final ApiClient client = server.client();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listsEveryKnownProviderWhetherSetUpOrNot() {
        String untouched = """
                {"name": "%s", "enabled": true, "open": false, "user": null, "passwordSet": false, "sharedKeySet": false,
                 "apiKeySet": false, "repeats": "reuse", "liveOnly": false, "trustBuyerFields": false, "webhookSecretSet": false,
                 "shopApiKeySet": false, "channel": null, "issueWhen": "complete", "refunds": "revoke", "partialRefunds": "record", "disputes": "revoke", "cancellations": "revoke",
                 "endedSubscriptions": "revoke", "mailsKeys": true, "receiver": null}""";

        client.get("/api/v1/providers").isJson(200, "{\"items\": [%s, %s, %s], \"nextCursor\": null}".formatted(
                untouched.formatted("api"), untouched.formatted("bluesnap"), untouched.formatted("fastspring")));
    }

    @Test
    void changesWhatIsSentAndLeavesWhatIsNot() {
        client.put(FASTSPRING, """
                {"user": "shop", "password": "p4ss w0rd ", "sharedKey": "sh4red", "apiKey": "4pi", "open": true,
                 "repeats": "issue", "liveOnly": true, "trustBuyerFields": true, "webhookSecret": "h00k", "channel": "tell",
                 "shopApiKey": "sk_test_s3cret", "issueWhen": "authorized", "refunds": "record", "partialRefunds": "reduce", "disputes": "record", "cancellations": "record",
                 "endedSubscriptions": "record", "mailsKeys": false, "receiver": "seller@example.com"}""");

        String changed = """
                {"name": "fastspring", "enabled": false, "open": true, "user": "shop", "passwordSet": true,
                 "sharedKeySet": true, "apiKeySet": false, "repeats": "issue", "liveOnly": true, "trustBuyerFields": true,
                 "webhookSecretSet": true, "shopApiKeySet": true, "channel": "tell", "issueWhen": "authorized", "refunds": "record", "partialRefunds": "reduce",
                 "disputes": "record", "cancellations": "record", "endedSubscriptions": "record", "mailsKeys": false, "receiver": "seller@example.com"}""";
        client.put(FASTSPRING, """
                {"enabled": false, "apiKey": null}""").isJson(200, changed);
        client.get(FASTSPRING).isJson(200, changed);
        assertThat(PasswordHash.matches("p4ss w0rd ", stored().login().orElseThrow().passwordHash())).isTrue();
        assertThat(stored().sharedKey().orElseThrow().text()).isEqualTo("sh4red");
        assertThat(stored().webhookSecret().orElseThrow().text()).isEqualTo("h00k");
        assertThat(stored().shopApiKey().orElseThrow().text()).isEqualTo("sk_test_s3cret");
        client.put(FASTSPRING, "{\"webhookSecret\": null, \"shopApiKey\": null, \"receiver\": \"\"}");
        assertThat(stored().webhookSecret()).isEmpty();
        assertThat(stored().shopApiKey()).isEmpty();
        assertThat(stored().notices().receiver()).isEmpty();
    }

    @Test
    void findsAProviderByItsAlias() {
        assertThat(client.put("/api/v1/providers/Plimus", "{\"open\": true}").json().get("name").textValue())
                .isEqualTo("bluesnap");
        assertThat(client.get("/api/v1/providers/plimus").json().get("open").booleanValue()).isTrue();
    }

    @Test
    void doesNotKnowOthers() {
        String detail = "No provider of this name is known. GET /api/v1/providers lists them.";
        client.get("/api/v1/providers/nobody").isProblem(404, "not-found", detail);
        client.put("/api/v1/providers/nobody", "{}").isProblem(404, "not-found", detail);
    }

    @Test
    void namesEveryWrongFieldAndStoresNothing() {
        client.put(FASTSPRING, """
                {"name": "other", "user": "%s", "password": "", "sharedKey": "", "apiKey": "%s", "repeats": "never",
                 "enabled": false, "webhookSecret": "", "shopApiKey": "sk_test_1\\nX: y", "channel": "both", "issueWhen": "x", "refunds": "x", "partialRefunds": "x", "disputes": "x",
                 "cancellations": "x", "endedSubscriptions": "x", "receiver": "%s"}""".formatted("u".repeat(256), "k".repeat(501), "r".repeat(256))).isInvalid("""
                [{"field": "name", "message": "must be the name in the address, or left out"},
                 {"field": "user", "message": "must have at most 255 characters"},
                 {"field": "sharedKey", "message": "must have 1 to 500 characters"},
                 {"field": "apiKey", "message": "must have at most 500 characters"},
                 {"field": "repeats", "message": "must be one of reuse, issue"},
                 {"field": "webhookSecret", "message": "must have 1 to 500 characters"},
                 {"field": "shopApiKey", "message": "must hold letters, digits and signs of ASCII only, without blanks"},
                 {"field": "channel", "message": "must be one of ask, tell"},
                 {"field": "issueWhen", "message": "must be one of authorized, complete"},
                 {"field": "refunds", "message": "must be one of revoke, record"},
                 {"field": "partialRefunds", "message": "must be one of record, reduce"},
                 {"field": "disputes", "message": "must be one of revoke, record"},
                 {"field": "cancellations", "message": "must be one of revoke, record"},
                 {"field": "endedSubscriptions", "message": "must be one of revoke, record"},
                 {"field": "receiver", "message": "must have at most 255 characters"}]""");
        client.put(FASTSPRING, "{\"password\": \"\"}").isInvalid("""
                [{"field": "password", "message": "must have 1 to 255 characters"}]""");
        client.put(FASTSPRING, "{\"user\": \"shop\"}").isInvalid("""
                [{"field": "password", "message": "is missing: a user needs one"}]""");
        assertThat(server.storage.providers().all()).isEmpty();
    }

    @Test
    void doesNotTakeNullForAbsent() {
        client.put(FASTSPRING, "{\"password\": null, \"enabled\": null}").isInvalid("""
                [{"field": "password", "message": "must not be null: leave it out to keep what is there"},
                 {"field": "enabled", "message": "must not be null: leave it out to keep what is there"}]""");
    }

    private Provider stored() {
        return server.storage.providers().find(new ProviderName("fastspring")).orElseThrow();
    }
}
