package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.port.out.Postman.Delivery;
import io.github.keyreeve.application.port.out.Postman.Letter;
import io.github.keyreeve.domain.mail.OrderMail;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MailsResourceTest {

    private static final String MAILS = "/api/v1/mails";
    private static final String TEMPLATES = "/api/v1/mail-templates";
    private static final String EDITOR = """
            {"name": "editor", "event": "keys_issued", "usual": true, "productId": 1, "subject": "For {{customer.name}}",
             "text": "{{#keys}}{{key}}{{/keys}}", "html": null}""";

    private ApiServer server = new ApiServer().withProduct();
    private ApiClient client = server.client();

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Mails {

        @Test
        void tellWhatBecameOfThem() {
            String order = order("A-1", "ada@example.com");

            Answer mail = client.post("/api/v1/orders/" + order + "/mail", "{}");
            String id = mail.json().get("id").textValue();

            String expected = """
                    {"id": "%s", "event": "keys_issued", "state": "waiting", "waitingFor": null,
                     "order": {"provider": "api", "orderId": "A-1", "line": "1", "quantity": 1}, "issuedOrder": "%s",
                     "template": null, "recipient": null, "sendings": 1, "attempts": 0,
                     "nextAttemptAt": "2026-01-05T12:00:00Z", "remark": null, "createdAt": "2026-01-05T12:00:00Z",
                     "askedAt": "2026-01-05T12:00:00Z", "sentAt": null, "renewedUntil": null}""".formatted(id, order);
            mail.isJson(201, expected);
            assertThat(mail.header("Location")).contains(server.uri().resolve(MAILS + "/" + id).toString());
            client.get(MAILS + "/" + id).isJson(200, expected);
            client.get(MAILS).isJson(200, "{\"items\": [" + expected + "], \"nextCursor\": null}");
            client.get(MAILS + "?state=waiting&orderId=A-1").isJson(200, "{\"items\": [" + expected + "], \"nextCursor\": null}");
            client.get(MAILS + "?state=sent").isJson(200, "{\"items\": [], \"nextCursor\": null}");
            client.get(MAILS + "/" + order).isProblem(404, "not-found", "No mail has the id " + order + ".");
        }

        @Test
        void areSentAgain() {
            String order = order("A-1", "ada@example.com");
            UUID id = UUID.fromString(client.post("/api/v1/orders/" + order + "/mail", "{\"to\": \"boss@example.com\"}")
                    .json().get("id").textValue());
            OrderMail waiting = server.storage.mails().find(id).orElseThrow().mail();
            OrderMail sending = waiting.claimed(server.clock.instant());
            server.storage.mails().replace(waiting, sending);

            client.post(MAILS + "/" + id + "/resend", "")
                    .isProblem(409, "mail-being-sent", "Look again in a minute what became of it.");
            server.storage.mails().replace(sending, sending.failed("The mail server refuses the mail (554)."));
            assertThat(client.get(MAILS + "/" + id).json().get("remark").textValue()).isEqualTo("The mail server refuses the mail (554).");
            Answer again = client.post(MAILS + "/" + id + "/resend", "");

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().get("state").textValue()).isEqualTo("waiting");
            assertThat(again.json().get("sendings").intValue()).isEqualTo(2);
            assertThat(again.json().get("recipient").textValue()).isEqualTo("boss@example.com");
            client.post(MAILS + "/" + order + "/resend", "").isProblem(404, "not-found", "No mail has the id " + order + ".");
        }

        @Test
        void sayThatTheyWaitForAMailServer() {
            server.close();
            server = ApiServer.withoutMailServer().withProduct();
            client = server.client();

            Answer mail = client.post("/api/v1/orders/" + order("A-1", "ada@example.com") + "/mail", "{}");

            assertThat(mail.json().get("waitingFor").textValue()).isEqualTo("mail server");
            client.post(TEMPLATES + "/test", "{\"to\": \"me@example.com\"}")
                    .isProblem(409, "no-mail-server", "Start the server with smtp-host and mail-from.");
        }

        @Test
        void areRefusedWithoutAnAddress() {
            String order = order("A-1", null);
            String noMail = "/api/v1/orders/" + UUID.randomUUID() + "/mail";

            client.post("/api/v1/orders/" + order + "/mail", "{}").isProblem(409, "no-mail-address",
                    "Tell the customer's address with one of the order's licences, or send the keys to another address.");
            client.post("/api/v1/orders/" + order + "/mail", "{\"to\": \"ada\"}").isInvalid("""
                    [{"field": "to", "message": "must be an e-mail address"}]""");
            assertThat(client.post(noMail, "{}").status()).isEqualTo(404);
            client.get(MAILS + "?state=lost&orderID=1").isInvalid("""
                    [{"field": "orderID", "message": "is no query parameter that is known here"}]""");
            client.get(MAILS + "?state=lost").isInvalid("""
                    [{"field": "state", "message": "must be one of waiting, sending, no_address, sent, failed"}]""");
        }
    }

    @Nested
    class Templates {

        @Test
        void areStoredFoundListedAndRemoved() {
            client.put(TEMPLATES + "/editor", EDITOR).isJson(201, EDITOR);
            client.put(TEMPLATES + "/editor", EDITOR).isJson(200, EDITOR);
            client.get(TEMPLATES + "/EDITOR").isJson(200, EDITOR);
            client.get(TEMPLATES).isJson(200, "{\"items\": [" + EDITOR + "], \"nextCursor\": null}");
            client.put(TEMPLATES + "/other", EDITOR.replace("\"name\": \"editor\",", "")).isProblem(409, "other-template-is-usual",
                    "Send usual as false for a template that orders ask for by its name.");

            assertThat(client.delete(TEMPLATES + "/editor").status()).isEqualTo(204);
            client.delete(TEMPLATES + "/editor").isProblem(404, "not-found", "No mail template has this name.");
            client.get(TEMPLATES + "/editor").isProblem(404, "not-found", "No mail template has this name.");
            assertThat(client.get(TEMPLATES + "/built-in").json().get("text").textValue()).contains("{{#keys}}");
        }

        @Test
        void areRefusedWithEverythingThatIsWrong() {
            client.put(TEMPLATES + "/test", """
                    {"name": "x", "event": "birthday", "usual": false, "productId": 1, "subject": " "}""").isInvalid("""
                    [{"field": "name", "message": "must have 1 to 255 letters, digits, dots, dashes, underscores or inner blanks,\
                     and be none of preview, test and built-in"},
                     {"field": "name", "message": "must be the name in the address, or left out"},
                     {"field": "event", "message": "must be one of keys_issued, licenses_renewed"},
                     {"field": "productId", "message": "has a meaning only where usual is true"},
                     {"field": "subject", "message": "is missing"},
                     {"field": "text", "message": "is missing"}]""");
            client.put(TEMPLATES + "/editor", EDITOR.replace("{{key}}", "{{cat}}").replace("\"productId\": 1", "\"productId\": 2")).isInvalid("""
                    [{"field": "text", "message": "has the unknown placeholder cat"},
                     {"field": "productId", "message": "names no product"}]""");
            client.put(TEMPLATES + "/editor", "{\"productId\": 0, \"subject\": \"s\", \"text\": \"t\"}").isInvalid("""
                    [{"field": "productId", "message": "must be a whole number from 1 to 2147483647"}]""");
        }

        @Test
        void ofRenewalsAreStoredShownAndTriedOut() {
            String renewed = """
                    {"name": "renewed", "event": "licenses_renewed", "usual": true, "productId": 1, "subject": "Until {{renewed.until}}",
                     "text": "{{customer.name}}", "html": null}""";
            client.put(TEMPLATES + "/editor", EDITOR);

            client.put(TEMPLATES + "/renewed", renewed).isJson(201, renewed);
            client.get(TEMPLATES + "/renewed").isJson(200, renewed);
            client.post(TEMPLATES + "/preview", "{\"template\": \"renewed\"}").isJson(200, """
                    {"subject": "Until 2031-12-31", "text": "Jane Example", "html": null}""");
            client.post(TEMPLATES + "/test", "{\"to\": \"me@example.com\", \"template\": \"renewed\"}")
                    .isJson(200, "{\"accepted\": true, \"failure\": null}");
            assertThat(server.postman.letters).extracting(letter -> letter.text().subject()).containsExactly("Until 2031-12-31");
            client.put(TEMPLATES + "/asked", renewed.replace("\"renewed\",", "\"asked\",").replace("true", "false").replace("1,", "null,"))
                    .isInvalid("""
                    [{"field": "usual", "message": "must be true or left out: orders can ask only for templates of keys_issued"}]""");
        }

        @Test
        void areShownAsTheyWouldBeSent() {
            client.put(TEMPLATES + "/editor", EDITOR);
            String order = order("A-1", "ada@example.com");

            client.post(TEMPLATES + "/preview", "{\"template\": \"editor\", \"issuedOrder\": \"%s\"}".formatted(order)).isJson(200, """
                    {"subject": "For Ada", "text": "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "html": null}""");
            client.post(TEMPLATES + "/preview", "{\"subject\": \"s\", \"text\": \"t\", \"html\": \"{{customer.name}}\"}").isJson(200, """
                    {"subject": "s", "text": "t", "html": "Jane Example"}""");
            assertThat(client.post(TEMPLATES + "/preview", "{}").json().get("subject").textValue())
                    .isEqualTo("Your licence for Sample product");
            client.post(TEMPLATES + "/preview", "{\"template\": \"none\"}").isInvalid("""
                    [{"field": "template", "message": "names no template"}]""");
            client.post(TEMPLATES + "/preview", "{\"template\": \"editor\", \"text\": \"t\"}").isInvalid("""
                    [{"field": "template", "message": "must not be sent together with subject, text or html"},
                     {"field": "subject", "message": "is missing"}]""");
            client.post(TEMPLATES + "/preview", "{\"issuedOrder\": \"A-1\"}").isInvalid("""
                    [{"field": "issuedOrder", "message": "must be the id of an order"}]""");
            client.post(TEMPLATES + "/preview", "{\"issuedOrder\": \"%s\"}".formatted(UUID.randomUUID())).isInvalid("""
                    [{"field": "issuedOrder", "message": "names no order"}]""");
        }

        @Test
        void areTriedOut() {
            client.post(TEMPLATES + "/test", "{\"to\": \"me@example.com\"}").isJson(200, "{\"accepted\": true, \"failure\": null}");
            assertThat(server.postman.letters).extracting(Letter::address).containsExactly("me@example.com");

            server.postman.answering(new Delivery.Unreachable("The mail server cannot be reached at smtp-host and smtp-port."));
            client.post(TEMPLATES + "/test", "{\"to\": \"me@example.com\", \"template\": \"built-in\"}").isJson(200, """
                    {"accepted": false, "failure": "The mail server cannot be reached at smtp-host and smtp-port."}""");
            client.post(TEMPLATES + "/test", "{\"template\": \"none\"}").isInvalid("[{\"field\": \"to\", \"message\": \"is missing\"}]");
            client.post(TEMPLATES + "/test", "{\"to\": \"me@example.com\", \"template\": \"none\"}").isInvalid("""
                    [{"field": "template", "message": "names no template"}]""");
        }
    }

    /** @return the id of an order of that customer */
    private String order(String orderId, String email) {
        String customer = email == null ? "" : ", \"customer\": {\"email\": \"%s\", \"name\": \"Ada\"}".formatted(email);
        return client.post("/api/v1/orders", """
                {"provider": "api", "orderId": "%s", "line": "1", "quantity": 1, "product": {"id": 1, "major": 1, "minor": 0}%s}"""
                .formatted(orderId, customer)).json().get("id").textValue();
    }
}
