package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SigningKeysResourceTest {

    private static final String KEYS = "/api/v1/signing-keys";
    private static final Pattern RSA_KEY_VALUE = Pattern.compile(
            "<RSAKeyValue><Modulus>([A-Za-z0-9+/=]+)</Modulus><Exponent>([A-Za-z0-9+/=]+)</Exponent></RSAKeyValue>");

    private final ApiServer server = new ApiServer();
    private final ApiClient client = server.client();

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Listing {

        @Test
        void answersThePublicKeysInAllFormsToEverybody() throws Exception {
            Answer answer = server.clientWithoutToken().get(KEYS);

            SigningKey key = server.signingKeys.chosen(Optional.empty());
            RSAPublicKey rsa = (RSAPublicKey) key.rsa().getPublic();
            JsonNode told = answer.json().at("/items/0");
            answer.isJson(200, """
                    {"items": [{"name": "default",
                      "rsa": {"kid": "%1$s", "jwk": {"kty": "RSA", "n": "%2$s", "e": "AQAB", "kid": "%1$s", "use": "sig"},
                        "pem": "%3$s", "rsaKeyValue": "%4$s"},
                      "ed25519": {"kid": "%5$s",
                        "jwk": {"kty": "OKP", "crv": "Ed25519", "x": "%6$s", "kid": "%5$s", "use": "sig", "alg": "EdDSA"},
                        "pem": "%7$s"}}],
                     "nextCursor": null}""".formatted(key.rsaJwk().keyId(), key.rsaJwk().n(), inJson(told.at("/rsa/pem")),
                    told.at("/rsa/rsaKeyValue").textValue(), key.ed25519Jwk().keyId(), key.ed25519Jwk().x(),
                    inJson(told.at("/ed25519/pem"))));
            assertThat(read("RSA", told.at("/rsa/pem"))).isEqualTo(rsa);
            assertThat(read("Ed25519", told.at("/ed25519/pem"))).isEqualTo(key.ed25519().getPublic());
            Matcher value = RSA_KEY_VALUE.matcher(told.at("/rsa/rsaKeyValue").textValue());
            assertThat(value.matches()).isTrue();
            byte[] modulus = Base64.getDecoder().decode(value.group(1));
            assertThat(new BigInteger(1, modulus)).isEqualTo(rsa.getModulus());
            assertThat(modulus).hasSize(256);
            assertThat(value.group(2)).isEqualTo("AQAB");
        }

        @Test
        void showsNothingPrivate() {
            String body = client.get(KEYS).body();

            assertThat(body).doesNotContain("PRIVATE", "\"d\"", "\"p\"", "\"q\"");
        }

        @Test
        void answersInPartsTheDefaultFirst() {
            List.of("b", "a").forEach(name -> client.post(KEYS, "{\"name\": \"%s\"}".formatted(name)));

            Answer first = client.get(KEYS + "?limit=2");
            Answer second = client.get(KEYS + "?cursor=" + first.json().get("nextCursor").textValue());

            assertThat(first.json().findValuesAsText("name")).containsExactly("default", "a");
            assertThat(second.json().findValuesAsText("name")).containsExactly("b");
        }
    }

    @Nested
    class Adding {

        @Test
        void answersTheNewKey() {
            Answer answer = client.post(KEYS, "{\"name\": \"acme-2026\"}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json()).isEqualTo(client.get(KEYS).json().at("/items/1"));
            assertThat(answer.json().at("/rsa/kid").textValue()).isEqualTo(
                    server.signingKeys.find(new SigningKeyName("acme-2026")).orElseThrow().rsaJwk().keyId());
        }

        @Test
        void refusesATakenName() {
            client.post(KEYS, "{\"name\": \"default\"}")
                    .isProblem(409, "signing-key-exists", "The name default is taken. A signing key is never replaced.");
        }

        @Test
        void refusesWhatIsNoName() {
            for (String name : List.of("Acme", "../acme", "a.b", "ä", "a_b")) {
                client.post(KEYS, "{\"name\": \"%s\"}".formatted(name)).isInvalid("""
                        [{"field": "name", "message": "must have 1 to 64 lower-case letters, digits or dashes"}]""");
            }
            client.post(KEYS, "{}").isInvalid("""
                    [{"field": "name", "message": "is missing"}]""");
            assertThat(server.signingKeys.all()).hasSize(1);
        }
    }

    private static String inJson(JsonNode text) {
        return text.textValue().replace("\n", "\\n");
    }

    private static PublicKey read(String algorithm, JsonNode pem) throws Exception {
        String base64 = pem.textValue().replace("-----BEGIN PUBLIC KEY-----\n", "").replace("\n-----END PUBLIC KEY-----\n", "");
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }
}
