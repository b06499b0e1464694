package io.github.keyreeve.web.licensefile;

import io.github.keyreeve.application.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

/** A signed content in one line: header, content and signature in base 64 URL without padding, parted by dots. */
final class CompactJws {

    private static final String ALGORITHM = "Ed25519";
    // A thumbprint needs no escapes.
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"typ\":\"keyreeve-license\",\"kid\":\"%s\"}";

    private CompactJws() {}

    static String sign(byte[] content, SigningKey key) {
        String header = HEADER.formatted(key.ed25519Jwk().keyId());
        String signed = base64Url(header.getBytes(StandardCharsets.UTF_8)) + "." + base64Url(content);
        return signed + "." + base64Url(signature(signed.getBytes(StandardCharsets.US_ASCII), key));
    }

    private static byte[] signature(byte[] signed, SigningKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key.ed25519().getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform signs with " + ALGORITHM + ", and the key is one.", e);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
