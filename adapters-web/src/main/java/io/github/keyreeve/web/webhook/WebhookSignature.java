package io.github.keyreeve.web.webhook;

import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.WebhookScheme;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tells whether a pushed message comes from one who knows the shop's secret. */
@FunctionalInterface
public interface WebhookSignature {

    /**
     * Never throws, whatever was sent.
     *
     * @param rawBody the message's bytes as received, neither decoded nor formatted anew
     * @param headers by name, in any case of letters. A signature that stands there twice counts only if both are equal
     */
    WebhookVerdict check(byte[] rawBody, Map<String, List<String>> headers, Secret secret);

    /** The check for shops that sign in this way. */
    static WebhookSignature of(WebhookScheme scheme, Clock clock) {
        return switch (scheme) {
            case WebhookScheme.Unsigned unsigned ->
                    (rawBody, headers, secret) -> WebhookVerdict.NOT_SIGNED_BY_THIS_SENDER;
            case WebhookScheme.Postback postback ->
                    (rawBody, headers, secret) -> WebhookVerdict.NOT_SIGNED_BY_THIS_SENDER;
            case WebhookScheme.BodyHmac body -> new BodySignature(body);
            case WebhookScheme.StampedHmac stamped -> new StampedSignature(stamped, clock);
            case WebhookScheme.TwoCheckoutIpn ipn -> new IpnSignature(ipn);
        };
    }
}
