package io.github.keyreeve.client;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The server has answered no.
 *
 * @param code why: 201 revoked or upgraded, 203 key not found, 205 key mistyped, 206 key missing, 207 active on other
 *     computers, 209 expired, 210 no more activations, 211 another version, 212 too many releases, 219 not activated on this
 *     computer, 220 another product; empty where the server gives no number
 * @param message the server's sentence, for the person in front of the computer
 */
public record Refused(OptionalInt code, String message)
        implements ActivationOutcome, RefreshOutcome, ReleaseOutcome, ServerAnswer {

    private static final int REVOKED = 201;
    private static final int ACTIVE_ELSEWHERE = 207;
    private static final int NOT_ACTIVE = 216;
    private static final int ACTIVE_ELSEWHERE_ONLY = 217;
    private static final int NOT_ACTIVATED_HERE = 219;

    static Refused because(int code, String message) {
        return new Refused(OptionalInt.of(code), message);
    }

    /**
     * Whether the vendor has taken the licence back from this computer: revoked (201), or no longer activated here (207,
     * 219). Not for a key that has expired, which the stored licence tells by itself, grace period included; and not for
     * one that the server does not find, which may be the server's trouble.
     */
    public boolean isTakenBack() {
        return isOneOf(REVOKED, ACTIVE_ELSEWHERE, NOT_ACTIVATED_HERE);
    }

    /** Whether a release was refused because the computer has no activation: what it asked for is so. */
    boolean meansReleased() {
        return isOneOf(NOT_ACTIVE, ACTIVE_ELSEWHERE_ONLY, NOT_ACTIVATED_HERE);
    }

    private boolean isOneOf(int... codes) {
        return code.isPresent() && IntStream.of(codes).anyMatch(one -> one == code.getAsInt());
    }
}
