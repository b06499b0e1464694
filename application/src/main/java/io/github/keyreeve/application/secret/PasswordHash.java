package io.github.keyreeve.application.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A salted slow hash of a password: PBKDF2 with HMAC-SHA-512. The stored text names its own parameters, so that they
 * can be raised without losing old passwords.
 */
public final class PasswordHash {

    /** As OWASP recommends for PBKDF2-HMAC-SHA512. */
    private static final int ITERATIONS = 210_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final String SCHEME = "pbkdf2-sha512";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    /** @return the text to store, at most 255 characters */
    public static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return String.join("$", SCHEME, String.valueOf(ITERATIONS), HexFormat.of().formatHex(salt),
                HexFormat.of().formatHex(hash(password, salt, ITERATIONS)));
    }

    /** Takes about a tenth of a second on purpose. */
    public static boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 4 || !parts[0].equals(SCHEME) || Integer.parseInt(parts[1]) > MAX_ITERATIONS) {
            throw new IllegalStateException("A stored password hash has an unknown form.");
        }
        byte[] expected = HexFormat.of().parseHex(parts[3]);
        return MessageDigest.isEqual(
                expected, hash(password, HexFormat.of().parseHex(parts[2]), Integer.parseInt(parts[1])));
    }

    private static byte[] hash(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2WithHmacSHA512.", e);
        } finally {
            spec.clearPassword();
        }
    }
}
