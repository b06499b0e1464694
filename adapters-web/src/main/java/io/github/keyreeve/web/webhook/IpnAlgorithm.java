package io.github.keyreeve.web.webhook;

/** The signatures that a 2Checkout message can carry side by side, the strongest first. */
enum IpnAlgorithm {
    SHA3_256("SIGNATURE_SHA3_256", Hmac.SHA3_256),
    SHA2_256("SIGNATURE_SHA2_256", Hmac.SHA256),
    MD5("HASH", Hmac.MD5);

    private final String field;
    private final Hmac hmac;

    IpnAlgorithm(String field, Hmac hmac) {
        this.field = field;
        this.hmac = hmac;
    }

    /** The form's field, in these very letters. */
    String field() {
        return field;
    }

    Hmac hmac() {
        return hmac;
    }

    /** What the body of the answer must hold. */
    String answer(String date, String hash) {
        return switch (this) {
            case MD5 -> "<EPAYMENT>%s|%s</EPAYMENT>".formatted(date, hash);
            case SHA2_256 -> sig("sha256", date, hash);
            case SHA3_256 -> sig("sha3-256", date, hash);
        };
    }

    private static String sig(String name, String date, String hash) {
        return "<sig algo=\"%s\" date=\"%s\">%s</sig>".formatted(name, date, hash);
    }
}
