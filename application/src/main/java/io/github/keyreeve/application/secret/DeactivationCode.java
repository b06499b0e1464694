package io.github.keyreeve.application.secret;

import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By which an application without a connection shows that it has given up its computer key: a person types the code in
 * elsewhere. Only who had the computer key can make it.
 *
 * <p>The first 12 hexadecimal digits of HMAC-SHA256, keyed with the computer key (25 symbols, no dashes), over
 * {@code deactivate } and the computer's id in lower case.
 */
public final class DeactivationCode {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 6;

    private DeactivationCode() {}

    public static String of(ActivationKey computerKey, ComputerId computer) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(computerKey.text().getBytes(StandardCharsets.US_ASCII), HMAC));
            byte[] hash = mac.doFinal(("deactivate " + computer.comparable()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC + ".", e);
        }
    }

    /** In any case of letters, with or without dashes and blanks. */
    public static boolean isRight(String typed, ActivationKey computerKey, ComputerId computer) {
        String plain = typed.replaceAll("[-\\s]", "").toLowerCase(Locale.ROOT);
        return MessageDigest.isEqual(
                plain.getBytes(StandardCharsets.UTF_8), of(computerKey, computer).getBytes(StandardCharsets.UTF_8));
    }
}
