package io.github.keyreeve.bootstrap.files;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * New pairs of keys. An RSA pair takes half a second to make, sometimes a whole one, so that it can be begun before it
 * is known to be needed.
 */
final class FreshKeys {

    /** As good as 128 bits for a lifetime (NIST SP 800-57), and still quick to sign with. */
    static final int RSA_BITS = 3_072;

    private final SecureRandom random;
    private final AtomicReference<CompletableFuture<KeyPair>> begun = new AtomicReference<>();

    FreshKeys(SecureRandom random) {
        this.random = random;
    }

    /** Makes the next RSA pair in the background. */
    void beginRsa() {
        begun.set(CompletableFuture.supplyAsync(this::makeRsa));
    }

    KeyPair rsa() {
        return Optional.ofNullable(begun.getAndSet(null)).map(CompletableFuture::join).orElseGet(this::makeRsa);
    }

    KeyPair ed25519() {
        return generator(KeyKind.ED25519).generateKeyPair();
    }

    private KeyPair makeRsa() {
        KeyPairGenerator generator = generator(KeyKind.RSA);
        generator.initialize(RSA_BITS, random);
        return generator.generateKeyPair();
    }

    private static KeyPairGenerator generator(KeyKind kind) {
        try {
            return KeyPairGenerator.getInstance(kind.algorithm());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform from 15 on has " + kind + ".", e);
        }
    }
}
