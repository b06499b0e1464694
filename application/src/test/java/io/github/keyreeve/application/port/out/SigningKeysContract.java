package io.github.keyreeve.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.product.SigningKeyName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of signing keys promises. */
public abstract class SigningKeysContract {

    private static final SigningKeyName OTHER = new SigningKeyName("acme-2026");

    /** The keys of an installation that has {@code default} and no other. */
    protected abstract SigningKeys keys();

    @Test
    void signsByDefaultForAllThatChooseNone() {
        SigningKeys keys = keys();

        assertThat(keys.chosen(Optional.empty()).name()).isEqualTo(SigningKeyName.DEFAULT);
        assertThat(keys.chosen(Optional.empty()).toString()).isEqualTo(keys.find(SigningKeyName.DEFAULT).orElseThrow().toString());
        assertThat(keys.all()).extracting(SigningKey::name).containsExactly(SigningKeyName.DEFAULT);
    }

    @Test
    void makesAnotherKeyThatStaysTheSame() {
        SigningKeys keys = keys();

        SigningKey made = keys.create(OTHER).orElseThrow();

        assertThat(keys.find(OTHER).orElseThrow().toString()).isEqualTo(made.toString());
        assertThat(keys.chosen(Optional.of(OTHER)).toString()).isEqualTo(made.toString());
        assertThat(made.rsaJwk()).isNotEqualTo(keys.chosen(Optional.empty()).rsaJwk());
        assertThat(made.ed25519Jwk()).isNotEqualTo(keys.chosen(Optional.empty()).ed25519Jwk());
    }

    @Test
    void listsTheDefaultFirstAndTheOthersByName() {
        SigningKeys keys = keys();
        List.of("z", "b", "a-1").forEach(name -> keys.create(new SigningKeyName(name)));

        assertThat(keys.all()).extracting(key -> key.name().text()).containsExactly("default", "a-1", "b", "z");
    }

    @Test
    void neverReplacesAKey() {
        SigningKeys keys = keys();
        String before = keys.all().toString();

        assertThat(keys.create(SigningKeyName.DEFAULT)).isEmpty();

        assertThat(keys.all()).hasToString(before);
    }

    @Test
    void letsOneOfManyCallersMakeAKey() {
        SigningKeys keys = keys();

        List<Optional<SigningKey>> made = Together.run(4, caller -> keys.create(OTHER));

        assertThat(made).filteredOn(Optional::isPresent).singleElement().satisfies(winner ->
                assertThat(winner.orElseThrow()).hasToString(keys.find(OTHER).orElseThrow().toString()));
    }

    @Test
    void tellsThatAKeyIsMissing() {
        SigningKeys keys = keys();

        assertThat(keys.find(OTHER)).isEmpty();
        assertThatThrownBy(() -> keys.chosen(Optional.of(OTHER))).isInstanceOf(IllegalStateException.class)
                .hasMessage("The signing key acme-2026 is missing on this server: restore it from a backup.");
    }

    @Test
    void holdsPairsThatBelongTogether() throws GeneralSecurityException {
        SigningKey key = keys().chosen(Optional.empty());

        assertThat(verifies("SHA256withRSA", key.rsa())).isTrue();
        assertThat(verifies("Ed25519", key.ed25519())).isTrue();
    }

    private static boolean verifies(String algorithm, KeyPair pair) throws GeneralSecurityException {
        byte[] text = "signed".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(text);
        return signature.verify(signed);
    }
}
