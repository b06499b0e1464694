package io.github.keyreeve.application.signature;

import io.github.keyreeve.domain.product.SigningKeyName;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;

/**
 * What the server signs with under one name: an RSA key for the XML answers of old applications and an Ed25519 key for
 * the licence files of new ones. Applications embed the public keys, so that neither is ever replaced by itself.
 *
 * @param name chosen by a product version
 * @param rsa of 2,048 to 8,192 bits
 * @param ed25519 of the curve Ed25519
 */
public record SigningKey(SigningKeyName name, KeyPair rsa, KeyPair ed25519) {

    /** The least that is safe to embed for years (NIST SP 800-131A). */
    public static final int LEAST_RSA_BITS = 2_048;
    /** Signing takes eight times as long with each doubling: above, one answer would cost a tenth of a second. */
    public static final int MOST_RSA_BITS = 8_192;

    public SigningKey {
        if (!isFittingRsa(rsa.getPublic())) {
            throw new IllegalArgumentException("A signing key must hold an RSA key of %d to %d bits."
                    .formatted(LEAST_RSA_BITS, MOST_RSA_BITS));
        }
        if (!isEd25519(ed25519.getPublic())) {
            throw new IllegalArgumentException("A signing key must hold an Ed25519 key.");
        }
    }

    public PublicJwk.Rsa rsaJwk() {
        return PublicJwk.Rsa.of((RSAPublicKey) rsa.getPublic());
    }

    public PublicJwk.Ed25519 ed25519Jwk() {
        return PublicJwk.Ed25519.of(ed25519.getPublic());
    }

    private static boolean isFittingRsa(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() >= LEAST_RSA_BITS && rsa.getModulus().bitLength() <= MOST_RSA_BITS;
    }

    private static boolean isEd25519(PublicKey key) {
        return key instanceof EdECPublicKey edwards && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
    }

    @Override
    public String toString() {
        return "SigningKey[name=%s, rsa=%s, ed25519=%s]".formatted(name, rsaJwk().keyId(), ed25519Jwk().keyId());
    }
}
