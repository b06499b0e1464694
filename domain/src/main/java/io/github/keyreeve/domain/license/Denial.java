package io.github.keyreeve.domain.license;

/**
 * Why a key is not good for what a computer asks, with QLM's number for it and a sentence for the person in front of
 * the computer (source: contract 5).
 */
public enum Denial {
    REQUEST_EMPTY(6, "The request is empty: it has no arguments."),
    REVOKED(201, "This license was revoked. Please contact the vendor."),
    UPGRADED(201, "This license was upgraded. Please use the new activation key."),
    KEY_NOT_FOUND(203, "This activation key is not known. Please check it for typing errors."),
    KEY_NOT_VALID(205, "This activation key is mistyped. Please check it symbol by symbol."),
    KEY_MISSING(206, "The activation key is missing."),
    ACTIVE_ELSEWHERE(207, "All activations of this license are used on other computers."),
    ARGUMENT_MISSING(208, "The request is not complete."),
    EXPIRED(209, "This license has expired."),
    NO_MORE_ACTIVATIONS(210, "This license has no more activations. Please release another computer first."),
    OTHER_VERSION(211, "This activation key is for another version of the product."),
    TOO_MANY_RELEASES(212, "This license was released too often. Please contact the vendor."),
    NOT_ACTIVE(216, "This license is not activated on any computer."),
    NOT_ACTIVE_HERE_BUT_ELSEWHERE(217, "This license is activated on other computers, not on this one."),
    NO_SUCH_PRODUCT(218, "There is no such product or version."),
    NOT_ACTIVATED_HERE(219, "This license is not activated on this computer yet."),
    OTHER_PRODUCT(220, "This activation key is for another product."),
    OTHER_COMPUTER_KEY(225, "The computer key does not belong to this license and computer.");

    private final int code;
    private final String sentence;

    Denial(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** QLM's error code. */
    public int code() {
        return code;
    }

    /** For the end user. */
    public String sentence() {
        return sentence;
    }
}
