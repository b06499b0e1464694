package io.github.keyreeve.application.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.domain.product.SigningKeyName;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair ED25519 = pair("Ed25519", 255);

    /** RFC 7638, section 3.1. */
    @Test
    void namesAnRsaKeyByItsThumbprint() throws GeneralSecurityException {
        String n = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiF"
                + "V4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9"
                + "c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1"
                + "jF44-csFCur-kEgU8awapJzKnqDKgw";

        PublicJwk.Rsa jwk = PublicJwk.Rsa.of((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(
                new BigInteger(1, Base64.getUrlDecoder().decode(n)), BigInteger.valueOf(65_537))));

        assertThat(jwk).isEqualTo(new PublicJwk.Rsa(n, "AQAB"));
        assertThat(jwk.keyId()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    /** RFC 8037, appendix A.3. */
    @Test
    void namesAnEd25519KeyByItsThumbprint() throws GeneralSecurityException {
        byte[] encoded = HexFormat.of().parseHex("302a300506032b6570032100"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));

        assertThat(PublicJwk.Ed25519.of(key).x()).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(PublicJwk.Ed25519.of(key).keyId()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void refusesKeysOfTheWrongKindOrSize() {
        assertThatThrownBy(() -> key(pair("RSA", 1024), ED25519)).hasMessageContaining("an RSA key of 2048 to 8192 bits");
        assertThatThrownBy(() -> key(ED25519, ED25519)).hasMessageContaining("an RSA key of 2048 to 8192 bits");
        assertThatThrownBy(() -> key(RSA, RSA)).hasMessageContaining("an Ed25519 key");
        assertThatThrownBy(() -> key(RSA, pair("Ed448", 448))).hasMessageContaining("an Ed25519 key");
    }

    @Test
    void hidesWhatIsPrivate() {
        SigningKey key = key(RSA, ED25519);

        assertThat(key.toString()).contains("default", key.rsaJwk().keyId(), key.ed25519Jwk().keyId())
                .doesNotContain(((RSAPrivateKey) RSA.getPrivate()).getPrivateExponent().toString(),
                        RSA.getPrivate().toString(), ED25519.getPrivate().toString());
    }

    private static SigningKey key(KeyPair rsa, KeyPair ed25519) {
        return new SigningKey(SigningKeyName.DEFAULT, rsa, ed25519);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
