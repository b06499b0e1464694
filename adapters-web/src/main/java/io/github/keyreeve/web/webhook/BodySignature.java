package io.github.keyreeve.web.webhook;

import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.WebhookScheme.BodyHmac;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** FastSpring, Shopify, WooCommerce, Lemon Squeezy, Chargify: a header with the HMAC of the body. */
record BodySignature(BodyHmac scheme) implements WebhookSignature {

    @Override
    public WebhookVerdict check(byte[] rawBody, Map<String, List<String>> headers, Secret secret) {
        return SentSignature.inHeaders(headers, scheme.headers(),
                given -> WebhookVerdict.of(Hmac.same(right(rawBody, secret), given)));
    }

    private String right(byte[] rawBody, Secret secret) {
        byte[] hmac = Hmac.SHA256.of(scheme.secretHasEntities() ? WordPressText.decoded(secret) : secret, rawBody);
        return switch (scheme.digits()) {
            case HEX -> HexFormat.of().formatHex(hmac);
            case BASE64 -> Base64.getEncoder().encodeToString(hmac);
        };
    }
}
