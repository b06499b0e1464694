package io.github.keyreeve.web.webhook;

import io.github.keyreeve.domain.provider.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hashes that shops sign with; the key is the secret's text in UTF-8. */
enum Hmac {
    MD5("HmacMD5"),
    SHA256("HmacSHA256"),
    SHA3_256("HmacSHA3-256");

    private final String algorithm;

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    /** @param parts of the message, one behind the other */
    byte[] of(Secret secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm + ".", e);
        }
    }

    /** In lower-case digits. */
    String hexOf(Secret secret, byte[]... parts) {
        return HexFormat.of().formatHex(of(secret, parts));
    }

    /**
     * Compares texts and not the bytes that they stand for, so there is no second way to write a right signature, and
     * nothing to decode that could be malformed.
     */
    static boolean same(String right, String given) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }
}
