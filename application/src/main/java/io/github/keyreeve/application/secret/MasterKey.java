package io.github.keyreeve.application.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the secrets that the database holds, so that a copy of the database alone gives none away. AES-256-GCM with
 * a fresh nonce in front of each text.
 */
public final class MasterKey {

    public static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";
    private static final String MISFIT = "A stored secret does not fit this installation's master key.";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param bytes 32 random bytes */
    public MasterKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A master key has " + BYTES + " bytes, not " + bytes.length + ".");
        }
        key = new SecretKeySpec(bytes, "AES");
    }

    public byte[] encrypt(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException if the bytes were changed or encrypted with another key */
    public String decrypt(byte[] encrypted) {
        if (encrypted.length < NONCE_BYTES) {
            throw new IllegalStateException(MISFIT);
        }
        ByteBuffer buffer = ByteBuffer.wrap(encrypted);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
    }

    /** A secret of its own for one purpose, from which nobody can tell the master key or that of another purpose. */
    public Derived derive(String purpose) {
        return new Derived(new SecretKeySpec(hmac(key, purpose), HMAC));
    }

    /** A secret that makes hashes which nobody else can make. */
    public static final class Derived {

        private final SecretKeySpec secret;

        private Derived(SecretKeySpec secret) {
            this.secret = secret;
        }

        /** HMAC-SHA256: 32 bytes. */
        public byte[] hash(String text) {
            return hmac(secret, text);
        }
    }

    private static byte[] hmac(SecretKeySpec secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC + ".", e);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MISFIT, e);
        }
    }
}
