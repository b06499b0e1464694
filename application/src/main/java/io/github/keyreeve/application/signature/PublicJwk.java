package io.github.keyreeve.application.signature;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** A public key in the words of JSON Web Keys (RFC 7517, RFC 8037). All values are in base 64 URL without padding. */
public sealed interface PublicJwk {

    /** Names the key for good: its RFC 7638 thumbprint by SHA-256, 43 characters. */
    String keyId();

    /**
     * An RSA key.
     *
     * @param n the modulus: unsigned, big-endian, without a leading zero byte
     * @param e the public exponent, likewise
     */
    record Rsa(String n, String e) implements PublicJwk {

        public static Rsa of(RSAPublicKey key) {
            return new Rsa(base64Url(unsigned(key.getModulus())), base64Url(unsigned(key.getPublicExponent())));
        }

        @Override
        public String keyId() {
            return thumbprint("{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(e, n));
        }

        private static byte[] unsigned(BigInteger number) {
            byte[] signed = number.toByteArray();
            return signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        }
    }

    /**
     * An Ed25519 key.
     *
     * @param x its 32 bytes
     */
    record Ed25519(String x) implements PublicJwk {

        private static final int BYTES = 32;

        /** @param key of Ed25519, whose encoding ends with the 32 bytes of the key itself (RFC 8410) */
        public static Ed25519 of(PublicKey key) {
            byte[] encoded = key.getEncoded();
            return new Ed25519(base64Url(Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length)));
        }

        @Override
        public String keyId() {
            return thumbprint("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x));
        }
    }

    private static String thumbprint(String members) {
        try {
            return base64Url(MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
