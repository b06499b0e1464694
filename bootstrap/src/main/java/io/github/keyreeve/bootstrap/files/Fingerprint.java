package io.github.keyreeve.bootstrap.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells secrets apart without telling anything of them. */
final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    /**
     * 32 hexadecimal digits.
     *
     * @param kind keeps this hash apart from any other that is ever made of the same secret
     */
    static String of(String kind, byte[] secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("keyreeve %s fingerprint 1\n".formatted(kind).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(secret), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
