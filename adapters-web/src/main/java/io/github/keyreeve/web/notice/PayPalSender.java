package io.github.keyreeve.web.notice;

import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.webhook.PayPalPostback;
import java.util.Set;

/** Asks PayPal whether a message is PayPal's, and about a payment to the seller. */
public final class PayPalSender implements SenderCheck {

    private final PayPalPostback postback;

    public PayPalSender(PayPalPostback postback) {
        this.postback = postback;
    }

    @Override
    public Signature.Verdict check(ShopMessage message, Provider provider) {
        Set<String> receivers = provider.notices().receiver().map(Set::of).orElse(Set.of());
        return switch (postback.check(message.body(), receivers)) {
            case VERIFIED -> Signature.Verdict.VALID;
            case INVALID, ANOTHER_RECEIVER -> Signature.Verdict.WRONG;
            case UNREACHABLE -> throw new SenderUnknownException("PayPal could not be asked.");
        };
    }
}
