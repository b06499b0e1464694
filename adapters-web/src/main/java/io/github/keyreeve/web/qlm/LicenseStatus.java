package io.github.keyreeve.web.qlm;

import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Denial;

/** QLM's bit set of what a licence is and what stands against it (source: docs/license-states.md). */
final class LicenseStatus {

    static final int INVALID = 8;
    private static final int PERMANENT = 2;
    private static final int ENDING = 4;
    private static final int WRONG_PRODUCT = 16;
    private static final int WRONG_VERSION = 32;
    private static final int EXPIRED = 64;
    private static final int OTHER_COMPUTER = 256;
    private static final int NEEDS_ACTIVATION = 512;
    private static final int REVOKED = 2048;

    private LicenseStatus() {}

    static int of(LicenseModel model) {
        return model.isPermanent() ? PERMANENT : ENDING;
    }

    /** Never the bit of a good licence, but for the expired one, which older applications know by both bits. */
    static int of(Denial denial) {
        return switch (denial) {
            case REVOKED, UPGRADED -> REVOKED | INVALID;
            case KEY_NOT_FOUND, KEY_NOT_VALID, KEY_MISSING, ARGUMENT_MISSING, REQUEST_EMPTY -> INVALID;
            case NO_SUCH_PRODUCT, OTHER_PRODUCT -> WRONG_PRODUCT;
            case OTHER_VERSION -> WRONG_VERSION;
            case EXPIRED -> ENDING | EXPIRED;
            case ACTIVE_ELSEWHERE, NOT_ACTIVE_HERE_BUT_ELSEWHERE, OTHER_COMPUTER_KEY -> OTHER_COMPUTER;
            case NO_MORE_ACTIVATIONS, NOT_ACTIVATED_HERE, NOT_ACTIVE, TOO_MANY_RELEASES -> NEEDS_ACTIVATION;
        };
    }
}
