package io.github.keyreeve.web.webhook;

import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.WebhookScheme.TwoCheckoutIpn;
import java.util.List;
import java.util.Map;

/** 2Checkout: fields of the form sign the values of the others. */
record IpnSignature(TwoCheckoutIpn scheme) implements WebhookSignature {

    @Override
    public WebhookVerdict check(byte[] rawBody, Map<String, List<String>> headers, Secret secret) {
        return IpnMessage.read(rawBody).map(message -> check(message, secret)).orElse(WebhookVerdict.WRONG);
    }

    private WebhookVerdict check(IpnMessage message, Secret secret) {
        return message.algorithm(scheme)
                .map(algorithm -> SentSignature.among(message.values(algorithm.field()), given ->
                        WebhookVerdict.of(Hmac.same(algorithm.hmac().hexOf(secret, message.signed()), given))))
                .orElse(WebhookVerdict.MISSING);
    }
}
