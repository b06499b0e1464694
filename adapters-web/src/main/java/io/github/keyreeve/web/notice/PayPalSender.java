package io.github.keyreeve.web.notice;

import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.web.webhook.PayPalPostback;
import java.util.concurrent.Semaphore;

/**
 * Asks PayPal whether a message is PayPal's. Anybody can have it ask, so that few
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
    public Signature.Verdict check(ShopMessage message) {
        if (!free.tryAcquire()) {
            throw new SenderUnknownException("Too many questions to PayPal are open.");
        }
        try {
            return switch (postback.check(message.body())) {
                case VERIFIED -> Signature.Verdict.VALID;
                case INVALID -> Signature.Verdict.WRONG;
                case UNREACHABLE -> throw new SenderUnknownException("PayPal could not be asked.");
            };
        } finally {
            free.release();
        }
    }
}
