package io.github.keyreeve.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shops that sign what they ask: FastSpring by {@code security_request_hash}, UltraCart by {@code md5Secret}. */
class SignedRequestsTest {

    private static final String QUERY =
            "is_vendor=fastspring&is_productid=1&is_majorversion=1&is_minorversion=0";
    private static final String TARGET = "/qlmservice.asmx/GetActivationKey?" + QUERY;
    private static final String FORM = "internalProductName=acme-editor&quantity=1&reference=";
    private static final String KEY = "fs-private-key-for-tests";

    private static World world;
    private static int lastOrder;

    @BeforeAll
    static void start() {
        world = World.ofTheSamples();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Id, private key, form and hash of each fulfilment among the vendors' signature vectors. */
    static Stream<Arguments> vectors() throws IOException {
        List<Arguments> vectors = new ArrayList<>();
        try (InputStream signatures = SignedRequestsTest.class.getResourceAsStream("/vendors/signatures.json")) {
            for (JsonNode vector : new JsonMapper().readTree(signatures)) {
                String id = vector.required("id").textValue();
                if (id.startsWith("fs-fulfilment-")) {
                    String form = vector.required("params").properties().stream()
                            .map(field -> field.getKey() + "=" + encoded(field.getValue().textValue()))
                            .collect(Collectors.joining("&"));
                    for (String hash : List.of("expected", "expected_without_backslashes")) {
                        if (vector.has(hash)) {
                            vectors.add(Arguments.of(
                                    id, vector.required("secret").textValue(), form, vector.required(hash).textValue()));
                        }
                    }
                }
            }
        }
        return vectors.stream();
    }

    @Test
    void allVectorsAreThere() throws IOException {
        assertThat(vectors().map(vector -> vector.get()[0])).containsExactly("fs-fulfilment-1", "fs-fulfilment-2-utf8",
                "fs-fulfilment-3-order", "fs-fulfilment-4-backslash", "fs-fulfilment-4-backslash");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aVectorsHashReplacesUserAndPassword(String id, String privateKey, String form, String hash) {
        try (World own = World.ofTheSamples()) {
            own.staff().setSharedKey("fastspring", privateKey);

            Answer answer = own.wire().post(TARGET, form + "&security_request_hash=" + hash);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.keys()).isEqualTo(own.stored().orders().getFirst().groupedKeys());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aVectorsHashWithOneDigitChangedIsRefused(String id, String privateKey, String form, String hash) {
        String changed = hash.substring(0, 31) + (hash.endsWith("0") ? "1" : "0");

        assertRefused(TARGET + "&" + World.CREDENTIALS, form + "&security_request_hash=" + changed);
    }

    @Test
    void theArgumentsInTheUrlMayBelongToTheHash() {
        String form = FORM + next();

        assertIssued(world.wire().post(TARGET, form + "&security_request_hash=" + hash(QUERY + "&" + form, KEY)));
    }

    @Test
    void backslashesMayBeDroppedWithTheArgumentsInTheUrlAsWell() {
        String form = FORM + next() + "&name=O\\'Neil";

        assertIssued(world.wire().post(TARGET,
                form + "&security_request_hash=" + hash((QUERY + "&" + form).replace("\\", ""), KEY)));
    }

    @Test
    void aFulfilmentByGetIsSignedAsAWhole() {
        String query = QUERY + "&" + FORM + next();

        assertIssued(world.wire().get("/qlmservice.asmx/GetActivationKey?" + query
                + "&security_request_hash=" + hash(query, KEY)));
    }

    @Test
    void aHashMayBeInCapitals() {
        String form = FORM + next();

        assertIssued(world.wire().post(TARGET,
                form + "&security_request_hash=" + hash(form, KEY).toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&security_request_hash=", "&security_request_hash=0", "&security_request_hash=%E6%9D%B1"})
    void rightCredentialsDoNotReplaceAMissingOrWrongHash(String hash) {
        assertRefused(TARGET + "&" + World.CREDENTIALS, FORM + next() + hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantity=2", "reference=OTHER", "internalProductName=acme-viewer", "email=x@example.com"})
    void aChangedFieldIsNoticed(String change) {
        String form = FORM + next();
        String hash = hash(form, KEY);
        String name = change.substring(0, change.indexOf('='));
        String changed = form.contains(name + "=") ? form.replaceAll(name + "=[^&]*", change) : form + "&" + change;

        assertRefused(TARGET, changed + "&security_request_hash=" + hash);
    }

    @Test
    void credentialsAreEnoughWhereNoKeyIsSet() {
        world.staff().setCredentials("regnow", "shop", "s3cret");

        assertIssued(world.wire().get("/qlmservice.asmx/GetActivationKey?is_vendor=regnow&is_productid=1"
                + "&is_majorversion=1&is_minorversion=0&order_id=" + next() + "&" + World.CREDENTIALS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<md5Secret/>", "<md5Secret>7769B5C796BF9AF1C03CA87042165068</md5Secret>",
        "<md5Secret>ultracart-shared-secret</md5Secret>"})
    void ultraCartWithoutItsSecretIsRefused(String secret) {
        String body = "<activationCodeRequest>" + secret + "<orderId>" + next() + "</orderId></activationCodeRequest>";

        assertRefused("/qlmservice.asmx/GetActivationKey?is_vendor=ultracart&is_productid=1&is_majorversion=1"
                + "&is_minorversion=0", "text/xml", body);
    }

    private static void assertIssued(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.keys()).hasSize(1);
    }

    private static void assertRefused(String target, String form) {
        assertRefused(target, Wire.FORM, form);
    }

    private static void assertRefused(String target, String contentType, String body) {
        Map<String, Integer> count = world.stored().count();

        Answer answer = world.wire().post(target, contentType, body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).startsWith("Error: ");
        assertThat(world.stored().count()).isEqualTo(count);
    }

    /** By the rule in FastSpring's words: the values in the order of their names, and the private key behind them. */
    private static String hash(String form, String privateKey) {
        List<String> fields = new ArrayList<>(List.of(form.split("&")));
        Collections.sort(fields);
        String values = fields.stream().map(field -> field.substring(field.indexOf('=') + 1)).collect(Collectors.joining());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5")
                    .digest((values + privateKey).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String next() {
        return "F-" + ++lastOrder;
    }
}
