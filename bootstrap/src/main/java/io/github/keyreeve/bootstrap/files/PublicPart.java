package io.github.keyreeve.bootstrap.files;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/** The public key that belongs to a private one. */
final class PublicPart {

    private static final byte[] PROBE = {1, 2, 3};

    private PublicPart() {}

    /** The pair, or nothing if the private key is of another kind or fits no public one. */
    static Optional<KeyPair> of(PrivateKey key) {
        try {
            PublicKey derived = switch (key) {
                case RSAPrivateCrtKey rsa -> KeyFactory.getInstance(KeyKind.RSA.algorithm())
                        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
                case EdECPrivateKey edwards -> ofSeed(edwards.getBytes().orElseThrow());
                default -> throw new GeneralSecurityException();
            };
            return Optional.of(new KeyPair(derived, key)).filter(PublicPart::belongTogether);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * The JDK derives an Ed25519 public key only when it makes the pair, from 32 random bytes that are the private key.
     * Whether it did is seen when the pair is tried.
     */
    private static PublicKey ofSeed(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(KeyKind.ED25519.algorithm());
        generator.initialize(NamedParameterSpec.ED25519, new KnownBytes(seed));
        return generator.generateKeyPair().getPublic();
    }

    private static boolean belongTogether(KeyPair pair) {
        try {
            Signature signature = Signature.getInstance(pair.getPrivate() instanceof EdECPrivateKey ? "Ed25519" : "SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static final class KnownBytes extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        private KnownBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
