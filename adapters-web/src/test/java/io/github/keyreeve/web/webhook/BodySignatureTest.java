package io.github.keyreeve.web.webhook;

import static io.github.keyreeve.web.webhook.WebhookVerdict.MISSING;
import static io.github.keyreeve.web.webhook.WebhookVerdict.VALID;
import static io.github.keyreeve.web.webhook.WebhookVerdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shops that sign the body in a header, by the short vectors: body {@code {"a":1}}, secret {@code secret}. */
class BodySignatureTest {

    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final Secret SECRET = new Secret("secret");
    private static final String BASE64 = "qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJQ=";
    private static final String HEX = "aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8494";
    private static final Clock CLOCK = Vendors.at(Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "fastspring, x-fs-signature", "woocommerce, X-Wc-Webhook-Signature", "shopify, x-shopify-hmac-sha256",
        "shopify, shopify-hmac-sha256"})
    void isReadFromTheShopsHeaderInAnyCaseOfLetters(String shop, String header) {
        assertThat(check(shop, Map.of(header, List.of(BASE64)))).isEqualTo(VALID);
        assertThat(check(shop, Map.of(header, List.of(" " + BASE64 + " ")))).isEqualTo(VALID);
        assertThat(check(shop, Map.of("X-Other-Signature", List.of(BASE64)))).isEqualTo(MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJQ", "qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJR=",
        "qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJQ==", "sha256=qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJQ=", HEX, "=", "!",
        "null", "é", "\uD800", "qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJQ=\u0000",
        "qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJQ=, qp4uNXX11wmLbKzNeQiIw21f22M0KnO62i1qUXR6hJQ="})
    void mustBeWrittenInBase64AsTheShopDoes(String signature) {
        assertThat(check("fastspring", Map.of("X-FS-Signature", List.of(signature)))).isEqualTo(WRONG);
    }

    @Test
    void mustBeWrittenInLowerCaseHexadecimalDigitsAsTheShopDoes() {
        for (String wrong : List.of(HEX.toUpperCase(Locale.ROOT), HEX.substring(1), HEX + "0", "0x" + HEX, BASE64, "zz", "é")) {
            assertThat(check("lemonsqueezy", Map.of("X-Signature", List.of(wrong)))).as(wrong).isEqualTo(WRONG);
        }
        assertThat(check("lemonsqueezy", Map.of("X-Signature", List.of(HEX)))).isEqualTo(VALID);
    }

    @Test
    void ofChargifyIsNotTheOldMd5() {
        assertThat(check("chargify", Map.of("X-Chargify-Webhook-Signature", List.of(HEX)))).isEqualTo(MISSING);
    }

    @Test
    void maySpeakTwiceOnlyWithOneVoice() {
        assertThat(check("shopify", Map.of("X-Shopify-Hmac-Sha256", List.of(BASE64, BASE64)))).isEqualTo(VALID);
        assertThat(check("shopify", Map.of("X-Shopify-Hmac-Sha256", List.of(BASE64), "Shopify-Hmac-Sha256", List.of(BASE64))))
                .isEqualTo(VALID);
        assertThat(check("shopify", Map.of("X-Shopify-Hmac-Sha256", List.of(BASE64), "Shopify-Hmac-Sha256", List.of("x"))))
                .isEqualTo(WRONG);
        assertThat(check("shopify", Map.of("X-Shopify-Hmac-Sha256", List.of("x", BASE64)))).isEqualTo(WRONG);
        assertThat(check("shopify", Map.of("x-shopify-hmac-sha256", List.of("x"), "X-SHOPIFY-HMAC-SHA256", List.of(BASE64))))
                .isEqualTo(WRONG);
    }

    @Test
    void isMissingWhereItIsEmpty() {
        assertThat(check("fastspring", Map.of())).isEqualTo(MISSING);
        assertThat(check("fastspring", Map.of("X-FS-Signature", List.of()))).isEqualTo(MISSING);
        assertThat(check("fastspring", Map.of("X-FS-Signature", List.of("", " \t")))).isEqualTo(MISSING);
    }

    @Test
    void isWrongWhereItIsHuge() {
        assertThat(check("fastspring", Map.of("X-FS-Signature", List.of(BASE64 + "A".repeat(1_000_000))))).isEqualTo(WRONG);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
        "&amp;, &", "&lt;, <", "&gt;, >", "&quot;, \"", "&#39;, '", "&#039;, '", "&#x27;, '", "&#X0027;, '", "&#34;, \"",
        "&#x22;, \"", "&#038;, &", "&#x26;, &", "&#60;, <", "&#0062;, >", "&amp;lt;, &lt;", "&amp;#039;, &#039;",
        "a&amp;b&lt;c, a&b<c", "&apos;, &apos;", "&#x3c;, &#x3c;", "&AMP;, &AMP;", "&nbsp;, &nbsp;", "&amp, &amp", "$1\\&quot;, $1\\\"",
        "plain, plain"})
    void ofWooCommerceIsMadeWithTheSecretThatWordPressDecoded(String typed, String key) {
        String signature = Base64.getEncoder().encodeToString(Hmac.SHA256.of(new Secret(key), BODY));
        Map<String, List<String>> headers = Map.of("X-WC-Webhook-Signature", List.of(signature));

        assertThat(WordPressText.decoded(new Secret(typed)).text()).isEqualTo(key);
        assertThat(WebhookSignature.of(Vendors.scheme("woocommerce"), CLOCK).check(BODY, headers, new Secret(typed)))
                .isEqualTo(VALID);
    }

    @Test
    void ofTheOthersIsMadeWithTheSecretAsItIs() {
        Map<String, List<String>> headers = Map.of("X-Signature", List.of(Hmac.SHA256.hexOf(new Secret("a&amp;b"), BODY)));

        assertThat(WebhookSignature.of(Vendors.scheme("lemonsqueezy"), CLOCK).check(BODY, headers, new Secret("a&amp;b")))
                .isEqualTo(VALID);
        assertThat(WebhookSignature.of(Vendors.scheme("lemonsqueezy"), CLOCK).check(BODY, headers, new Secret("a&b")))
                .isEqualTo(WRONG);
    }

    @Property(tries = 300)
    void noTextIsASignatureByChance(@ForAll String header, @ForAll byte[] body) {
        for (String shop : List.of("fastspring", "lemonsqueezy", "stripe", "paddle", "2checkout")) {
            Map<String, List<String>> headers = Map.of("X-FS-Signature", List.of(header), "X-Signature", List.of(header),
                    "Stripe-Signature", List.of(header), "Paddle-Signature", List.of(header));

            assertThat(WebhookSignature.of(Vendors.scheme(shop), CLOCK).check(body, headers, SECRET)).isIn(MISSING, WRONG);
        }
    }

    private static WebhookVerdict check(String shop, Map<String, List<String>> headers) {
        return WebhookSignature.of(Vendors.scheme(shop), CLOCK).check(BODY, headers, SECRET);
    }
}
