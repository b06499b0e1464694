package io.github.keyreeve.client;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** A vendor's signing key. It signs by an implementation of JOSE that is not ours. */
public final class VendorKeyPair {

    private final KeyPair pair;

    public VendorKeyPair() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyPair pair() {
        return pair;
    }

    /** As a vendor pastes it into his application. */
    public String publicKeyAsPem() {
        return "-----BEGIN PUBLIC KEY-----\n" + publicKeyAsBase64() + "\n-----END PUBLIC KEY-----\n";
    }

    String publicKeyAsBase64() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    String keyId() {
        return VendorKeys.thumbprint(pair.getPublic());
    }

    /** A licence file with these claims. */
    String sign(Map<String, Object> claims) {
        return sign(Map.of("typ", "keyreeve-license", "kid", keyId()), claims);
    }

    String sign(Map<String, Object> header, Map<String, Object> claims) {
        JsonWebSignature file = new JsonWebSignature();
        file.setAlgorithmHeaderValue("EdDSA");
        header.forEach(file.getHeaders()::setObjectHeaderValue);
        file.setKey(pair.getPrivate());
        file.setPayload(JsonUtil.toJson(claims));
        try {
            return file.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
