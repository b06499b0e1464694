package io.github.keyreeve.web.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.order.ProviderName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The column {@code webhookSignature} of the table of shops. */
class WebhookSchemeTest {

    private static final String STRIPE = "{\"kind\": \"stamped-hmac\", \"header\": \"H\", \"between\": \",\", \"stamp\": \"t\","
            + " \"signature\": \"v1\", \"joint\": \".\", \"toleranceSeconds\": %s}";

    @Test
    void isFilledForTheShopsWhoseMessagesCanBeChecked() {
        ShopTable shops = ShopTable.bundled();

        assertThat(shops.all()).filteredOn(name -> !(shops.shop(name).webhookSignature() instanceof WebhookScheme.Unsigned))
                .extracting(ProviderName::text).containsExactly(
                        "2checkout", "chargify", "fastspring", "lemonsqueezy", "paddle", "paypal", "shopify", "stripe", "woocommerce");
    }

    @Test
    void isReadFromTheRow() throws IOException {
        assertThat(read("{\"kind\": \"body-hmac\", \"headers\": [\"A\", \"B\"], \"digits\": \"hex\"}"))
                .isEqualTo(new WebhookScheme.BodyHmac(List.of("A", "B"), WebhookScheme.Digits.HEX, false));
        assertThat(read(STRIPE.formatted(1))).isEqualTo(new WebhookScheme.StampedHmac("H", ",", "t", "v1", ".", 1));
        assertThat(read(STRIPE.formatted(86_400))).isEqualTo(new WebhookScheme.StampedHmac("H", ",", "t", "v1", ".", 86_400));
        assertThat(read("{\"kind\": \"2checkout-ipn\"}")).isEqualTo(new WebhookScheme.TwoCheckoutIpn(false));
        assertThat(read("{\"kind\": \"postback\"}")).isEqualTo(new WebhookScheme.Postback());
        assertThat(read("{\"kind\": \"2checkout-ipn\", \"allowsMd5\": true}")).isEqualTo(new WebhookScheme.TwoCheckoutIpn(true));
        assertThat(read("null")).isEqualTo(new WebhookScheme.Unsigned());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"kind\": \"md5\"}", "\"stripe\"", "{\"kind\": \"2checkout-ipn\", \"secret\": \"x\"}", "{\"kind\": \"body-hmac\"}",
        "{\"kind\": \"body-hmac\", \"headers\": [], \"digits\": \"hex\"}",
        "{\"kind\": \"body-hmac\", \"headers\": [\"A\"], \"digits\": \"octal\"}",
        "{\"kind\": \"stamped-hmac\", \"header\": \"H\"}"})
    void isRefusedWhereItIsNoScheme(String column) {
        assertThatThrownBy(() -> read(column)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "86401"})
    void isRefusedWithAToleranceBeyondADay(String seconds) {
        assertThatThrownBy(() -> read(STRIPE.formatted(seconds)))
                .isInstanceOf(IOException.class).hasMessageContaining("toleranceSeconds must be 1 to 86400");
    }

    private static WebhookScheme read(String column) throws IOException {
        String table = "[{\"name\": \"acme\", \"orderId\": [\"id\"], \"webhookSignature\": " + column + "}]";
        return ShopTable.read(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)))
                .shop("acme").orElseThrow().webhookSignature();
    }
}
