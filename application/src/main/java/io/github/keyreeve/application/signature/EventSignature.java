package io.github.keyreeve.application.signature;

import io.github.keyreeve.domain.provider.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What messages to the vendor's endpoints are signed with. */
public final class EventSignature {

    private static final String HMAC = "HmacSHA256";
    private static final String HASH = "SHA-256";

    private EventSignature() {}

    /**
     * The value of {@code X-Keyreeve-Signature}: {@code t=<seconds since 1970>,v1=<HMAC-SHA256 of "<t>.<body>">}, in
     * lower-case hexadecimal digits. The key is the secret's text in UTF-8. The time lets receivers refuse what is old.
     */
    public static String stamped(Secret secret, Instant now, byte[] body) {
        try {
            String stamp = String.valueOf(now.getEpochSecond());
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes(secret.text()), HMAC));
            mac.update(bytes(stamp + "."));
            return "t=%s,v1=%s".formatted(stamp, HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC + ".", e);
        }
    }

    /** The value of QLM's {@code X-QLM-Signature}: a plain hash of the body with the secret behind it, and no time. */
    public static String ofQlm(Secret secret, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance(HASH);
            digest.update(body);
            return HexFormat.of().formatHex(digest.digest(bytes(secret.text())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HASH + ".", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
