package io.github.keyreeve.web.webhook;

import io.github.keyreeve.application.port.in.AdmitProvider.Signature;

/** What became of checking a pushed message's signature. */
public enum WebhookVerdict {
    VALID,
    /** There is none, or none of a kind that is accepted. */
    MISSING,
    WRONG,
    /** It is right, but made too long ago, or by a clock ahead of ours: a replay, or one of the two clocks is wrong. */
    OUTSIDE_TOLERANCE,
    NOT_SIGNED_BY_THIS_SENDER;

    /** For admission, which refuses what is out of time like what is wrong. The difference is for the operator's log. */
    public Signature.Verdict forAdmission() {
        return switch (this) {
            case VALID -> Signature.Verdict.VALID;
            case MISSING -> Signature.Verdict.MISSING;
            case WRONG, OUTSIDE_TOLERANCE -> Signature.Verdict.WRONG;
            case NOT_SIGNED_BY_THIS_SENDER -> Signature.Verdict.NOT_SIGNED_BY_THIS_SENDER;
        };
    }

    static WebhookVerdict of(boolean right) {
        return right ? VALID : WRONG;
    }
}
