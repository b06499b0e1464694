package io.github.keyreeve.application.port.out;

import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Signing keys in memory, with {@code default} and short RSA keys, which are made faster. */
public final class InMemorySigningKeys implements SigningKeys {

    private final ConcurrentMap<SigningKeyName, SigningKey> keys = new ConcurrentSkipListMap<>(
            Comparator.comparing((SigningKeyName name) -> !name.equals(SigningKeyName.DEFAULT)).thenComparing(name -> name));

    public InMemorySigningKeys() {
        create(SigningKeyName.DEFAULT);
    }

    @Override
    public Optional<SigningKey> find(SigningKeyName name) {
        return Optional.ofNullable(keys.get(name));
    }

    @Override
    public List<SigningKey> all() {
        return List.copyOf(keys.values());
    }

    @Override
    public Optional<SigningKey> create(SigningKeyName name) {
        SigningKey fresh = new SigningKey(name, generate("RSA", SigningKey.LEAST_RSA_BITS), generate("Ed25519", 255));
        return Optional.of(fresh).filter(key -> keys.putIfAbsent(name, key) == null);
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
