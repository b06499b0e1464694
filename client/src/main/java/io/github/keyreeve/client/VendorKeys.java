package io.github.keyreeve.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The vendor's public Ed25519 keys. A signed file names its key by the key's own thumbprint (RFC 7638, SHA-256), so that
 * a vendor need not write names down.
 */
final class VendorKeys {

    private static final String ALGORITHM = "Ed25519";

    private static final int RAW_BYTES = 32;

    private final Map<String, PublicKey> keys;

    VendorKeys(Set<PublicKey> keys) {
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(VendorKeys::thumbprint, Function.identity()));
    }

    /**
     * @param text the X.509 form in base64, with or without the lines of PEM
     * @throws IllegalArgumentException if it is no Ed25519 public key
     */
    static PublicKey read(String text) {
        String base64 = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("publicKey must be an Ed25519 public key, as PEM or as X.509 in base64.", e);
        }
    }

    /** Returns if the named key has signed the content; nothing else passes. */
    void requireSignature(String keyName, byte[] content, byte[] signature) throws RejectedFile {
        PublicKey key = keys.get(keyName);
        if (key == null) {
            throw new RejectedFile(FileFault.UNKNOWN_SIGNING_KEY);
        }
        if (!isSigned(key, content, signature)) {
            throw new RejectedFile(FileFault.WRONG_SIGNATURE);
        }
    }

    static String thumbprint(PublicKey key) {
        byte[] encoded = key.getEncoded();
        // The X.509 form ends with the 32 bytes of the key itself (RFC 8410).
        String x = base64Url(Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length));
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        try {
            return base64Url(MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isSigned(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (SignatureException e) {
            // Too short, too long, or no point of the curve.
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A key that was read is a key.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime from 15 on knows " + ALGORITHM + ".", e);
        }
    }
}
