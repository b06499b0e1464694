package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.bootstrap.e2e.JsonApi.Told;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shops that tell, each with the secret that its samples are signed by, and what becomes of what they tell. */
final class Telling implements AutoCloseable {

    private static final String SIGNED = "{\"webhookSecret\": \"%s\"}";

    private final World world;
    private final JsonApi staff;

    Telling(String... settings) {
        world = World.ofTheSamples(settings);
        staff = JsonApi.ofStaff(world);
        provider("fastspring", SIGNED.formatted("fs-hmac-secret-for-tests"));
        provider("stripe", SIGNED.formatted("whsec_test_0123456789abcdef"));
        provider("shopify", SIGNED.formatted("shopify-shared-key-for-tests"));
        provider("paddle", SIGNED.formatted("pdl_ntfset_test_secret"));
        provider("lemonsqueezy", SIGNED.formatted("ls-signing-secret"));
        provider("chargify", SIGNED.formatted("chargify-shared-key"));
        provider("gumroad", "{\"user\": \"shop\", \"password\": \"s3cret\"}");
    }

    World world() {
        return world;
    }

    JsonApi staff() {
        return staff;
    }

    Telling provider(String name, String change) {
        Told changed = staff.put("/providers/" + name, change);
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        return this;
    }

    Telling set(String name, String arguments) {
        world.staff().saveSet(name, arguments);
        return this;
    }

    /** Sends the sample when its signature says that it is sent. */
    Answer send(String sample) {
        Sample sent = Sample.named(sample);
        sent.now().ifPresent(world.clock()::set);
        return sent.replay(world.wire());
    }

    /** Sends the samples, each of which must be taken, and waits until they are worked on. */
    Telling tell(String... samples) {
        for (String sample : samples) {
            Answer answer = send(sample);
            assertThat(answer.status()).as("%s: %s", sample, answer.body()).isEqualTo(200);
            settle();
        }
        return this;
    }

    /** Sends JSON that no sample has, which must be taken, and waits until it is worked on. */
    void tellJson(String target, Map<String, String> headers, String json) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        Answer answer = world.wire().send("POST", target, "HTTP/1.1", all, json.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as("%s: %s", json, answer.body()).isEqualTo(200);
        settle();
    }

    /** Sends a form that no sample has, which must be taken, and waits until it is worked on. */
    void tellForm(String target, Map<String, String> headers, String form) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        Answer answer = world.wire().send("POST", target, "HTTP/1.1", all, form.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as("%s: %s", form, answer.body()).isEqualTo(200);
        settle();
    }

    static String hmacSha256(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64HmacSha256(String secret, String text) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hmacSha256(secret, text)));
    }

    /** Waits until nothing in the inbox is due. */
    void settle() {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(() -> items("/inbox?limit=200&state=open").stream()
                .noneMatch(entry -> entry.get("attempts").intValue() == 0 || entry.get("outcome").textValue().isEmpty()));
    }

    /** Each licence as "order/line: activations state expiry", in the order in which they were issued. */
    List<String> licenses() {
        return items("/licenses?limit=200").reversed().stream()
                .map(license -> "%s/%s: %d %s %s".formatted(
                        license.at("/order/orderId").textValue(),
                        license.at("/order/line").asText(),
                        license.at("/activations/allowed").intValue(),
                        license.get("state").textValue(),
                        license.get("expiresAt").asText()))
                .toList();
    }

    /** Each event as "kind: state", in the order in which they came. */
    List<String> inbox() {
        return kinds("/inbox?limit=200");
    }

    List<String> inboxOf(String provider) {
        return kinds("/inbox?limit=200&provider=" + provider);
    }

    private List<String> kinds(String list) {
        return items(list).reversed().stream()
                .map(entry -> entry.get("kind").textValue() + ": " + entry.get("state").textValue())
                .toList();
    }

    JsonNode newestEntry() {
        return items("/inbox?limit=1").getFirst();
    }

    JsonNode newestOf(String provider) {
        return items("/inbox?limit=1&provider=" + provider).getFirst();
    }

    void runAgain(JsonNode entry) {
        assertThat(staff.post("/inbox/" + entry.get("id").textValue() + "/run", "").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(() ->
                !staff.get("/inbox/" + entry.get("id").textValue()).body().get("state").textValue().equals("open"));
    }

    List<JsonNode> items(String list) {
        Told told = staff.get(list);
        assertThat(told.status()).as("%s", told.body()).isEqualTo(200);
        return StreamSupport.stream(told.body().get("items").spliterator(), false).toList();
    }

    @Override
    public void close() {
        world.close();
    }
}
