package io.github.keyreeve.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.application.signature.EventSignature;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.Fields;
import io.github.keyreeve.web.shop.Fields.Field;
import io.github.keyreeve.web.shop.ShopRequest;
import io.github.keyreeve.web.shop.ShopSignature;
import io.github.keyreeve.web.shop.ShopTable;
import io.github.keyreeve.web.shop.WebhookScheme;
import io.github.keyreeve.web.shop.WebhookScheme.BodyHmac;
import io.github.keyreeve.web.shop.WebhookScheme.StampedHmac;
import io.github.keyreeve.web.shop.WebhookScheme.TwoCheckoutIpn;
import io.github.keyreeve.web.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The vendors' signature vectors: each is checked by exactly one of the kinds below, or fails by its name. */
class SignatureVectorsTest {

    private static final DateTimeFormatter ANSWERED_AT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private record Kind(String name, Predicate<String> ids, Consumer<JsonNode> check) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("pushed, signed in a header", id -> id.matches(
                    "(fs-webhook|wc|stripe|shopify|paddle|ls|chargify|short)-.+"), SignatureVectorsTest::inHeader),
            new Kind("pushed by 2Checkout", id -> id.startsWith("avangate-ipn-"), SignatureVectorsTest::ipn),
            new Kind("HMAC-MD5 alone", Set.of("avangate-pub-hmac-md5")::contains, SignatureVectorsTest::md5),
            new Kind("asking, signed by FastSpring", id -> id.startsWith("fs-fulfilment-"),
                    SignatureVectorsTest::fulfilment),
            new Kind("asking, signed by UltraCart", Set.of("mock-ultracart-1")::contains, SignatureVectorsTest::ultraCart),
            new Kind("not signed", Set.of("paypal-postback-1")::contains, SignatureVectorsTest::unsigned),
            new Kind("of what Keyreeve itself sends", Set.of("qlm-outbound-1")::contains, SignatureVectorsTest::sent));

    static Stream<Arguments> vectors() {
        return Vendors.vectors().stream().map(vector -> Arguments.of(id(vector), vector));
    }

    @Test
    void noTwoVectorsAreCalledTheSame() {
        assertThat(Vendors.vectors()).hasSizeGreaterThan(30).extracting(SignatureVectorsTest::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void isReproduced(String id, JsonNode vector) {
        List<Kind> kinds = KINDS.stream().filter(kind -> kind.ids().test(id)).toList();

        assertThat(kinds).as(id).hasSize(1);
        kinds.getFirst().check().accept(vector);
    }

    private static void inHeader(JsonNode vector) {
        boolean valid = vector.path("valid").asBoolean(true);
        for (String vendor : text(vector, "vendor").split("\\|")) {
            WebhookScheme scheme = Vendors.scheme(vendor);
            String header = Optional.ofNullable(vector.path("header").textValue()).orElseGet(() -> usualHeader(scheme));

            WebhookVerdict verdict = WebhookSignature.of(scheme, Vendors.clock(vector)).check(
                    Vendors.body(vector), Map.of(header, List.of(text(vector, "expected"))), secret(vector));

            if (valid) {
                assertThat(verdict).as(vendor).isEqualTo(WebhookVerdict.VALID);
            } else {
                assertThat(verdict).as(vendor).isIn(WebhookVerdict.WRONG, WebhookVerdict.OUTSIDE_TOLERANCE);
                assertThat(verdict == WebhookVerdict.OUTSIDE_TOLERANCE).as(vendor)
                        .isEqualTo(vector.path("why").asText().matches("too old|from the future.*"));
            }
        }
    }

    private static void ipn(JsonNode vector) {
        byte[] body = Vendors.body(vector);
        assertThat(IpnMessage.read(body).orElseThrow().signed()).asString(StandardCharsets.UTF_8)
                .isEqualTo(text(vector, "serialised"));
        TwoCheckoutIpn scheme = new TwoCheckoutIpn(true);
        IpnAnswer answer = new IpnAnswer(scheme, Vendors.at(
                LocalDateTime.parse(text(vector, "response_at"), ANSWERED_AT).toInstant(ZoneOffset.UTC)));
        Map<String, String> answers =
                Map.of("HASH", "md5", "SIGNATURE_SHA2_256", "sha256", "SIGNATURE_SHA3_256", "sha3-256");
        vector.required("expected").properties().forEach(signature -> {
            String unsigned = new String(body, StandardCharsets.US_ASCII)
                    .replaceAll("&(HASH|SIGNATURE_SHA\\d_256)=[0-9a-f]+", "");
            byte[] signedOnce = (unsigned + "&" + signature.getKey() + "=" + signature.getValue().textValue())
                    .getBytes(StandardCharsets.US_ASCII);

            assertThat(new IpnSignature(scheme).check(signedOnce, Map.of(), secret(vector)))
                    .as(signature.getKey()).isEqualTo(WebhookVerdict.VALID);
            assertThat(answer.to(signedOnce, secret(vector)))
                    .contains(vector.required("response").required(answers.get(signature.getKey())).textValue());
        });
    }

    private static void md5(JsonNode vector) {
        assertThat(Hmac.MD5.hexOf(secret(vector), Vendors.body(vector))).isEqualTo(text(vector, "expected"));
    }

    private static void fulfilment(JsonNode vector) {
        List<String> accepted = new ArrayList<>(List.of(text(vector, "expected")));
        Optional.ofNullable(vector.path("expected_without_backslashes").textValue()).ifPresent(accepted::add);
        for (String hash : accepted) {
            List<Field> fields = new ArrayList<>(List.of(new Field("security_request_hash", hash)));
            vector.required("params").properties()
                    .forEach(field -> fields.add(new Field(field.getKey(), field.getValue().textValue())));

            assertThat(asking("fastspring", fields).check(sharing(secret(vector)))).isEqualTo(Signature.Verdict.VALID);
        }
    }

    private static void ultraCart(JsonNode vector) {
        assertThat(asking("ultracart", List.of(new Field("md5Secret", text(vector, "expected")))).check(sharing(secret(vector))))
                .isEqualTo(Signature.Verdict.VALID);
    }

    private static Provider sharing(Secret key) {
        Provider untouched = Provider.untouched(new ProviderName("shop"));
        return new Provider(untouched.name(), true, false, Optional.empty(), Optional.of(key), Optional.empty(), untouched.repeats(),
                false, false, Optional.empty(), Optional.empty(), untouched.notices());
    }

    private static void unsigned(JsonNode vector) {
        assertThat(WebhookSignature.of(Vendors.scheme(text(vector, "vendor")), Vendors.clock(vector))
                .check(Vendors.body(vector), Map.of(), new Secret("any")))
                .isEqualTo(WebhookVerdict.NOT_SIGNED_BY_THIS_SENDER);
    }

    private static void sent(JsonNode vector) {
        assertThat(EventSignature.ofQlm(secret(vector), Vendors.body(vector))).isEqualTo(text(vector, "expected"));
    }

    private static Signature asking(String shop, List<Field> body) {
        return ShopSignature.of(ShopTable.bundled().shop(shop).orElseThrow(),
                new ShopRequest(Optional.empty(), Optional.empty(), Fields.NONE, new Fields(body)));
    }

    private static String usualHeader(WebhookScheme scheme) {
        return switch (scheme) {
            case BodyHmac body -> body.headers().getFirst();
            case StampedHmac stamped -> stamped.header();
            case WebhookScheme.Unsigned unsigned -> throw new AssertionError("no header");
            case WebhookScheme.Postback postback -> throw new AssertionError("no header");
            case TwoCheckoutIpn ipn -> throw new AssertionError("no header");
        };
    }

    private static Secret secret(JsonNode vector) {
        return new Secret(text(vector, "secret"));
    }

    private static String id(JsonNode vector) {
        return text(vector, "id");
    }

    private static String text(JsonNode vector, String field) {
        return vector.required(field).textValue();
    }
}
