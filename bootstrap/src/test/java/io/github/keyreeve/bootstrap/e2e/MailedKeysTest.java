package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.keyreeve.bootstrap.Keyreeve;
import io.github.keyreeve.bootstrap.config.ConfigReader;
import io.github.keyreeve.bootstrap.config.ConfigReading;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The key reaches the customer, and so does word of its renewals: from the shop's order over HTTP to a mailbox, past restarts and
 * a mail server that is away.
 */
class MailedKeysTest {

    private static final String PRODUCT = "{\"id\": 1, \"name\": \"Acme Editor\", \"versions\": [{\"major\": 1, \"minor\": 0}]}";
    private static final String ORDER = "/qlmservice.asmx/GetActivationKey?is_vendor=fastspring&is_productid=1&is_majorversion=1"
            + "&is_minorversion=0&is_usemultipleactivationskey=false&is_send_mail=true";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path data;

    private final int smtpPort = freePort();
    private final GreenMail mailServer = new GreenMail(setup());
    private Keyreeve keyreeve;

    @AfterEach
    void stop() {
        keyreeve.close();
        mailServer.stop();
    }

    @Test
    void withTheVeryKeysWhateverIsAwayInBetween() throws Exception {
        keyreeve = serve(Map.of());
        setUp();

        List<String> keys = order("A-1", "Jane D. <b>Example</b>");
        assertThat(keys).hasSize(2);
        assertThat(onlyMail().get("state").textValue()).isEqualTo("waiting");
        assertThat(onlyMail().get("waitingFor").textValue()).isEqualTo("mail server");
        keyreeve.close();

        keyreeve = serve(withMailServer());
        until(() -> onlyMail().get("attempts").intValue() == 1 && onlyMail().get("state").textValue().equals("waiting"));
        assertThat(onlyMail().get("remark").textValue()).isEqualTo("The mail server cannot be reached at smtp-host and smtp-port.");
        assertThat(onlyMail().get("waitingFor").textValue()).isEqualTo("next attempt");
        assertThat(Instant.parse(onlyMail().get("nextAttemptAt").textValue())).isAfter(Instant.now());

        mailServer.start();
        resend();
        until(() -> onlyMail().get("state").textValue().equals("sent"));

        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        MimeMessage mail = mailServer.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getAddress()).isEqualTo("jane@example.com");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("keys@acme.example", "Acme"));
        assertThat(mail.getSubject()).isEqualTo("Your licence for Acme Editor");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains(keys).contains("A-1", "Jane D. <b>Example</b>");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains(keys).contains("Jane D. &lt;b&gt;Example");
        assertThat(events()).containsExactly("issued", "mailed");

        // The shop asks once more, and the server is started once more: nobody is written twice.
        assertThat(order("A-1", "Jane D. <b>Example</b>")).isEqualTo(keys);
        keyreeve.close();
        keyreeve = serve(withMailServer());
        assertThat(order("A-1", "Jane D. <b>Example</b>")).isEqualTo(keys);
        assertThat(mails()).hasSize(1);
        order("A-2", "Ada");
        until(() -> mailServer.getReceivedMessages().length == 2);
        assertThat(Arrays.stream(mailServer.getReceivedMessages()).map(MailedKeysTest::orderIn))
                .containsExactly("A-1", "A-2");

        // Unless the staff say so.
        staff().post("/mails/" + mails().get(1).get("id").textValue() + "/resend", "");
        until(() -> mailServer.getReceivedMessages().length == 3);
        assertThat(orderIn(mailServer.getReceivedMessages()[2])).isEqualTo("A-1");
        assertThat(mailServer.getReceivedMessages()[2].getMessageID()).isNotEqualTo(mail.getMessageID())
                .endsWith("@acme.example>");
    }

    @Test
    void byTheVendorsOwnTemplateWhichCanBeTriedOut() throws Exception {
        mailServer.start();
        keyreeve = serve(withMailServer());
        setUp();

        put("/mail-templates/editor", """
                {"productId": 1, "subject": "Keys for {{customer.name}}", "text": "{{#keys}}{{key}};{{/keys}}"}""");
        assertThat(staff().post("/mail-templates/test", "{\"to\": \"me@acme.example\", \"template\": \"editor\"}").body().toString())
                .isEqualTo("{\"accepted\":true,\"failure\":null}");
        List<String> keys = order("A-1", "Ada");
        until(() -> mailServer.getReceivedMessages().length == 2);

        assertThat(mailServer.getReceivedMessages()[1].getSubject()).isEqualTo("Keys for Ada");
        assertThat(mailServer.getReceivedMessages()[1].getContent().toString().strip()).isEqualTo(String.join(";", keys) + ";");
    }

    /** Who tells by web hook gets no key to hand on, so that the customer gets it by mail without anybody asking for one. */
    @Test
    void ofAShopThatOnlyTells() throws Exception {
        mailServer.start();
        keyreeve = serve(withMailServer());
        setUp();
        put("/providers/gumroad", "{\"open\": true}");

        Answer told = staff().wire().post("/webhooks/gumroad?is_productid=1&is_majorversion=1&is_minorversion=0",
                "resource_name=sale&sale_id=S-1&quantity=2&product_id=P&permalink=p&email=jane@example.com&full_name=Jane");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        until(() -> mailServer.getReceivedMessages().length == 1);

        String key = staff().get("/licenses").body().at("/items/0/key").textValue();
        MimeMessage mail = mailServer.getReceivedMessages()[0];
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getAddress()).isEqualTo("jane@example.com");
        assertThat(((Multipart) mail.getContent()).getBodyPart(0).getContent().toString()).contains(key);
    }

    /** A renewal and its payment are two events of Chargify's, and both may come again. */
    @Test
    void andAfterThemWordOfEachRenewalOnce() throws Exception {
        mailServer.start();
        keyreeve = serve(withMailServer());
        setUp();
        put("/providers/chargify", "{\"webhookSecret\": \"chargify-shared-key\"}");
        put("/argument-sets/pid_4662940",
                "{\"name\": \"pid_4662940\", \"arguments\": \"&is_productid=1&is_majorversion=1&is_minorversion=0\"}");
        put("/mail-templates/renewed", """
                {"event": "licenses_renewed", "subject": "Renewed until {{renewed.until}}",
                 "text": "{{customer.name}}: {{#keys}}{{key}}{{/keys}}", "html": "<p>Good until {{renewed.until}}</p>"}""");

        chargify("payment-success", "1", "payment 1", "2098-02-05");
        until(() -> mailServer.getReceivedMessages().length == 1);
        chargify("renewal-success", "2", "payment 2", "2098-03-05");
        chargify("payment-success", "3", "payment 2", "2098-03-05");
        until(() -> mailServer.getReceivedMessages().length == 2);
        keyreeve.close();
        keyreeve = serve(withMailServer());
        chargify("renewal-success", "4", "payment 2", "2098-03-05");
        chargify("renewal-success", "5", "payment 3", "2098-04-05");
        until(() -> mailServer.getReceivedMessages().length == 3 && mails().get(0).get("state").textValue().equals("sent"));

        assertThat(Arrays.stream(mailServer.getReceivedMessages()).map(MailedKeysTest::subject))
                .containsExactly("Your licence for Acme Editor", "Renewed until 2098-03-05", "Renewed until 2098-04-05");
        MimeMessage mail = mailServer.getReceivedMessages()[1];
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("jane@example.com", "Jane Example"));
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("keys@acme.example", "Acme"));
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().strip())
                .isEqualTo("Jane Example: " + staff().get("/licenses").body().at("/items/0/key").textValue());
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>Good until 2098-03-05</p>");
        assertThat(mails()).hasSize(3).allMatch(sent -> sent.get("state").textValue().equals("sent"));
        assertThat(events()).containsExactly("issued", "mailed", "renewed", "mailed", "renewed", "mailed");
    }

    /** As the sample, but of another event and payment, and paid until then; waits until it is worked on. */
    private void chargify(String sample, String event, String payment, String until) {
        String form = Sample.named("chargify/" + sample + ".form").text()
                .replaceFirst("^id=[0-9]+", "id=" + event)
                .replaceFirst("\\[transaction]\\[id]=[0-9]+", "[transaction][id]=" + payment.replace(" ", "%20"))
                .replaceFirst("(current_period_ends_at]=)[0-9-]+", "$1" + until);
        Answer told = staff().wire().send("POST", "/webhooks/chargify", "HTTP/1.1", Map.of("Content-Type", "application/x-www-form-urlencoded",
                "X-Chargify-Webhook-Signature-Hmac-Sha-256", Telling.hmacSha256("chargify-shared-key", form)), form.getBytes(StandardCharsets.UTF_8));
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        until(() -> staff().get("/inbox?limit=1").body().at("/items/0/state").textValue().equals("done"));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String orderIn(MimeMessage mail) {
        try {
            String text = ((Multipart) mail.getContent()).getBodyPart(0).getContent().toString();
            return text.contains("A-1") ? "A-1" : "A-2";
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Keyreeve serve(Map<String, String> settings) {
        Map<String, String> options = new HashMap<>(Map.of("data", data.toString(), "port", "0", "access-log", "off"));
        options.putAll(settings);
        return switch (ConfigReader.read(options, Map.of())) {
            case ConfigReading.Valid valid -> Keyreeve.start(valid.config(), Clock.systemUTC());
            case ConfigReading.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private Map<String, String> withMailServer() {
        return Map.of("smtp-host", "127.0.0.1", "smtp-port", String.valueOf(smtpPort), "smtp-tls", "none",
                "mail-from", "Acme <keys@acme.example>");
    }

    private void setUp() {
        assertThat(staff().post("/products", PRODUCT).status()).isEqualTo(201);
        put("/providers/fastspring", "{\"open\": true}");
    }

    private void put(String path, String json) {
        Map<String, String> headers = new HashMap<>(staff().headers());
        headers.put("Content-Type", "application/json");
        Answer answer = staff().wire().send("PUT", "/api/v1" + path, "HTTP/1.1", headers, json.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(path).isBetween(200, 201);
    }

    /** @return the keys that the shop is answered */
    private List<String> order(String orderId, String name) {
        Answer answer = staff().wire().post(ORDER, "reference=%s&quantity=2&email=jane@example.com&name=%s".formatted(orderId, name));
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.bytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    }

    private void resend() {
        assertThat(staff().post("/mails/" + onlyMail().get("id").textValue() + "/resend", "").status()).isEqualTo(200);
    }

    private JsonNode onlyMail() {
        assertThat(mails()).hasSize(1);
        return mails().get(0);
    }

    private JsonNode mails() {
        return staff().get("/mails").body().get("items");
    }

    private List<String> events() {
        String license = staff().get("/licenses").body().at("/items/0/id").textValue();
        return staff().get("/licenses/" + license + "/events").body().findValuesAsText("kind");
    }

    private JsonApi staff() {
        try {
            return new JsonApi(new Wire(keyreeve.uri()),
                    Map.of("Authorization", "Bearer " + Files.readString(data.resolve("admin-token")).strip()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ServerSetup setup() {
        ServerSetup setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(PATIENCE.toMillis());
        return setup;
    }

    private static void until(Callable<Boolean> happened) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(happened);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
