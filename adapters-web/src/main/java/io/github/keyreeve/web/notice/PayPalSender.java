package io.github.keyreeve.web.notice;

import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.webhook.PayPalPostback;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Asks PayPal whether a message is PayPal's, and about a payment to the seller. Anybody can have it ask, so that few
 * questions are open at a time: the others' threads stay free, and PayPal sends again what it is not taken now.
 */
public final class PayPalSender implements SenderCheck {

    static final int AT_ONCE = 8;

    private final PayPalPostback postback;
    private final Semaphore free = new Semaphore(AT_ONCE);

    public PayPalSender(PayPalPostback postback) {
        this.postback = postback;
    }

    @Override
    public Signature.Verdict check(ShopMessage message, Provider provider) {
        if (!free.tryAcquire()) {
            throw new SenderUnknownException("Too many questions to PayPal are open.");
        }
        try {
            return ask(message, provider);
        } finally {
            free.release();
        }
    }

    private Signature.Verdict ask(ShopMessage message, Provider provider) {
        Set<String> receivers = provider.notices().receiver().map(Set::of).orElse(Set.of());
        return switch (postback.check(message.body(), receivers)) {
            case VERIFIED -> Signature.Verdict.VALID;
            case INVALID, ANOTHER_RECEIVER -> Signature.Verdict.WRONG;
            case UNREACHABLE -> throw new SenderUnknownException("PayPal could not be asked.");
        };
    }
}
