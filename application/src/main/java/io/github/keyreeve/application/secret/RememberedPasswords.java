package io.github.keyreeve.application.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were found right, so that a shop's next request does not pay for the slow hash again. Only keyed
 * digests are kept, under a key that lives as long as the process; a changed password has another stored hash and so
 * is not remembered.
 */
public final class RememberedPasswords {

    private static final int MOST = 1_000;

    private final SecretKeySpec processKey;
    private final Map<String, byte[]> digestByStoredHash = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    public RememberedPasswords() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        processKey = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Whether the password is the one that was found right for this stored hash. False says nothing. */
    public boolean knows(String password, String storedHash) {
        return digestOf(storedHash).map(known -> MessageDigest.isEqual(known, digest(password))).orElse(false);
    }

    public void remember(String password, String storedHash) {
        byte[] digest = digest(password);
        synchronized (digestByStoredHash) {
            digestByStoredHash.put(storedHash, digest);
        }
    }

    private Optional<byte[]> digestOf(String storedHash) {
        synchronized (digestByStoredHash) {
            return Optional.ofNullable(digestByStoredHash.get(storedHash));
        }
    }

    /** By this process only, so that it is worth nothing elsewhere. */
    byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(processKey);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
