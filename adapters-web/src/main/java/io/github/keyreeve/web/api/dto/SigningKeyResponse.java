package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.signature.PublicJwk;
import io.github.keyreeve.application.signature.SigningKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.PublicKey;
import java.util.Base64;

/** The public part of a signing key, in all the forms that applications embed. */
@Schema(name = "SigningKey", description = "The public part of a signing key. It never changes.")
public record SigningKeyResponse(
        @Schema(example = "default")
        String name,
        RsaKey rsa,
        Ed25519Key ed25519) {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    public static SigningKeyResponse of(SigningKey key) {
        return new SigningKeyResponse(key.name().text(),
                RsaKey.of(key.rsaJwk(), key.rsa().getPublic()),
                Ed25519Key.of(key.ed25519Jwk(), key.ed25519().getPublic()));
    }

    /** It signs XML answers. */
    @Schema(name = "RsaSigningKey", description = "Signs XML answers.")
    public record RsaKey(
            @Schema(description = "The key's RFC 7638 thumbprint.")
            String kid,
            RsaJwk jwk,
            @Schema(description = "SubjectPublicKeyInfo.", example = "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n")
            String pem,
            @Schema(description = "As QLM's clients embed it.",
                    example = "<RSAKeyValue><Modulus>…</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>")
            String rsaKeyValue) {

        private static RsaKey of(PublicJwk.Rsa jwk, PublicKey key) {
            return new RsaKey(jwk.keyId(), new RsaJwk("RSA", jwk.n(), jwk.e(), jwk.keyId(), "sig"), pemOf(key),
                    "<RSAKeyValue><Modulus>%s</Modulus><Exponent>%s</Exponent></RSAKeyValue>"
                            .formatted(base64(jwk.n()), base64(jwk.e())));
        }

        private static String base64(String base64Url) {
            return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(base64Url));
        }
    }

    /** It signs licence files. */
    @Schema(name = "Ed25519SigningKey", description = "Signs licence files.")
    public record Ed25519Key(
            @Schema(description = "The key's RFC 7638 thumbprint.")
            String kid,
            Ed25519Jwk jwk,
            @Schema(description = "SubjectPublicKeyInfo.", example = "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n")
            String pem) {

        private static Ed25519Key of(PublicJwk.Ed25519 jwk, PublicKey key) {
            return new Ed25519Key(
                    jwk.keyId(), new Ed25519Jwk("OKP", "Ed25519", jwk.x(), jwk.keyId(), "sig", "EdDSA"), pemOf(key));
        }
    }

    /** RFC 7518, section 6.3. No {@code alg}: it signs with SHA-1 too, where the operator wants it. */
    @Schema(description = "The key as JSON Web Key (RFC 7517).")
    public record RsaJwk(String kty, String n, String e, String kid, String use) {}

    /** RFC 8037. */
    @Schema(description = "The key as JSON Web Key (RFC 7517, RFC 8037).")
    public record Ed25519Jwk(String kty, String crv, String x, String kid, String use, String alg) {}

    private static String pemOf(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(LINES.encodeToString(key.getEncoded()));
    }
}
