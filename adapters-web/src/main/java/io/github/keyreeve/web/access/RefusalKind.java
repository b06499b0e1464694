package io.github.keyreeve.web.access;

import io.github.keyreeve.domain.license.Denial;

/** Who must mend what, where an application is denied something; one HTTP status each. */
public enum RefusalKind {
    /** The application: its request is not complete. */
    REQUEST_INCOMPLETE(400),
    /** The customer: the key is none, or none for this application. */
    KEY_UNKNOWN(404),
    /** The vendor: the licence is good for nothing any more. */
    LICENSE_ENDED(403),
    /** The customer, on this computer or on another one. */
    COMPUTER_REFUSED(409);

    private final int status;

    RefusalKind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public static RefusalKind of(Denial denial) {
        return switch (denial) {
            case KEY_MISSING, ARGUMENT_MISSING, REQUEST_EMPTY -> REQUEST_INCOMPLETE;
            case KEY_NOT_FOUND, KEY_NOT_VALID, NO_SUCH_PRODUCT, OTHER_PRODUCT, OTHER_VERSION -> KEY_UNKNOWN;
            case REVOKED, UPGRADED, EXPIRED -> LICENSE_ENDED;
            case ACTIVE_ELSEWHERE, NO_MORE_ACTIVATIONS, TOO_MANY_RELEASES, NOT_ACTIVE, NOT_ACTIVE_HERE_BUT_ELSEWHERE,
                    NOT_ACTIVATED_HERE, OTHER_COMPUTER_KEY -> COMPUTER_REFUSED;
        };
    }
}
