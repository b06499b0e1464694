package io.github.keyreeve.web.licensefile;

import static io.github.keyreeve.application.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keyreeve.application.port.out.InMemorySigningKeys;
import io.github.keyreeve.application.signature.SigningKey;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.product.VersionId;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LicenseFileTest {

    private static final ComputerId COMPUTER = new ComputerId("8f14e45f-ceea-467f-a0e6-c6f7b1a3d5e9");
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant END = Instant.parse("2026-12-31T23:59:59Z");
    private static final GracePeriods TWO_WEEKS = new GracePeriods(14, 30);
    private static final LicenseFile FILE = new LicenseFile(
            new VersionId(1, 1, 0), UUID.fromString("0190b5a2-7c3e-7d4f-8a1b-2c3d4e5f6071"), COMPUTER, LicenseModel.SUBSCRIPTION,
            FeatureSets.of("0:3;1:2"), 3, 0, NOW, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final SigningKey key = new InMemorySigningKeys().chosen(Optional.empty());

    private static String part(String file, int number) {
        return new String(Base64.getUrlDecoder().decode(file.split("\\.")[number]), StandardCharsets.UTF_8);
    }

    private String content(LicenseFile file) {
        return part(file.sign(key), 1);
    }

    @Nested
    class Form {

        /** Applications that are sold already read it: this text never changes. */
        @Test
        void isOneForAllTimeWithEveryMemberWritten() {
            assertThat(content(FILE)).isEqualTo("""
                    {"format":1,"product":{"id":1,"major":1,"minor":0},"keyId":"0190b5a2-7c3e-7d4f-8a1b-2c3d4e5f6071",\
                    "computerId":"8f14e45f-ceea-467f-a0e6-c6f7b1a3d5e9","model":"subscription","features":"0:3;1:2;",\
                    "activationsAllowed":3,"floatingSeats":0,"issuedAt":"2026-01-05T12:00:00Z","expiresAt":null,\
                    "graceEndsAt":null,"maintenanceExpiresAt":null,"nonce":null}""");
        }

        @Test
        void writesInstantsAndTheNonce() {
            LicenseFile full = new LicenseFile(
                    FILE.product(), FILE.keyId(), new ComputerId("Jane's \"é\" PC"), LicenseModel.TRIAL_FLOATING, FeatureSets.NONE,
                    7, 2, NOW, Optional.of(END), Optional.of(END.plus(Duration.ofDays(14))),
                    Optional.of(Instant.parse("2026-06-30T23:59:59.123456Z")), Optional.of("n0\"nce"));

            assertThat(content(full)).endsWith("""
                    "computerId":"Jane's \\"é\\" PC","model":"trial_floating","features":"","activationsAllowed":7,\
                    "floatingSeats":2,"issuedAt":"2026-01-05T12:00:00Z","expiresAt":"2026-12-31T23:59:59Z",\
                    "graceEndsAt":"2027-01-14T23:59:59Z","maintenanceExpiresAt":"2026-06-30T23:59:59.123456Z",\
                    "nonce":"n0\\"nce"}""");
        }

        @Test
        void namesAlgorithmKindAndKeyInItsHeader() {
            assertThat(part(FILE.sign(key), 0)).isEqualTo(
                    "{\"alg\":\"EdDSA\",\"typ\":\"keyreeve-license\",\"kid\":\"%s\"}".formatted(key.ed25519Jwk().keyId()));
        }

        @Test
        void boundsTheNonce() {
            assertThatThrownBy(() -> LicenseFile.of(
                            anOrder().build().licenses().get(0), COMPUTER, GracePeriods.NONE, NOW, Optional.of("n".repeat(256))))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("255");
        }
    }

    @Nested
    class OfALicense {

        private LicenseFile file(License license, GracePeriods grace) {
            return LicenseFile.of(license, COMPUTER, grace, NOW, Optional.of("nonce"));
        }

        private License license(LicenseModel model, Expiry expiry) {
            License plain = anOrder().build().licenses().get(0);
            LicenseTerms terms = plain.terms();
            return plain.with(new LicenseTerms(terms.version(), model, FeatureSets.of("0:3"), expiry,
                    Optional.of(new MaintenancePlan(NOW, END)), terms.tags()));
        }

        @Test
        void saysWhatTheLicenceSaysAndNotItsKey() {
            License license = license(LicenseModel.PERMANENT, new Expiry.Never());

            LicenseFile file = file(license, TWO_WEEKS);

            assertThat(file).isEqualTo(new LicenseFile(
                    license.terms().version(), license.id(), COMPUTER, LicenseModel.PERMANENT, FeatureSets.of("0:3"), 3, 0, NOW,
                    Optional.empty(), Optional.empty(), Optional.of(END), Optional.of("nonce")));
            assertThat(content(file)).doesNotContainIgnoringCase(license.key().text())
                    .doesNotContainIgnoringCase(license.key().grouped());
        }

        @Test
        void lastsThroughTheGracePeriodOfASubscription() {
            License license = license(LicenseModel.SUBSCRIPTION, new Expiry.At(END));

            assertThat(file(license, TWO_WEEKS).expiresAt()).hasValue(END);
            assertThat(file(license, TWO_WEEKS).graceEndsAt()).hasValue(END.plus(Duration.ofDays(14)));
        }

        @Test
        void hasNoGracePeriodWhereThereIsNone() {
            assertThat(file(license(LicenseModel.SUBSCRIPTION, new Expiry.At(END)), GracePeriods.NONE).graceEndsAt()).isEmpty();
            assertThat(file(license(LicenseModel.TRIAL, new Expiry.At(END)), TWO_WEEKS).graceEndsAt()).isEmpty();
            assertThat(file(license(LicenseModel.SUBSCRIPTION, new Expiry.Never()), TWO_WEEKS).graceEndsAt()).isEmpty();
        }

        @Test
        void isNotMadeBeforeTheDaysBeginToCount() {
            License waiting = license(LicenseModel.TRIAL, new Expiry.AfterFirstActivation(30));

            assertThatThrownBy(() -> file(waiting, TWO_WEEKS)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** By jose4j, which is not ours. */
    @Nested
    class VerifiedByAnotherImplementation {

        private boolean isBelieved(String file, PublicKey publicKey) throws JoseException {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "EdDSA"));
            jws.setCompactSerialization(file);
            jws.setKey(publicKey);
            return jws.verifySignature();
        }

        @Test
        void isBelieved() throws JoseException {
            assertThat(isBelieved(FILE.sign(key), key.ed25519().getPublic())).isTrue();
        }

        @Test
        void isBelievedByTheKeyThatIsPublishedAsAJwk() throws JoseException {
            PublicJsonWebKey published = PublicJsonWebKey.Factory.newPublicJwk("""
                    {"kty":"OKP","crv":"Ed25519","x":"%s"}""".formatted(key.ed25519Jwk().x()));

            assertThat(isBelieved(FILE.sign(key), published.getPublicKey())).isTrue();
            assertThat(published.calculateBase64urlEncodedThumbprint("SHA-256")).isEqualTo(key.ed25519Jwk().keyId());
        }

        @Test
        void isNotBelievedByAnotherKey() throws JoseException {
            PublicKey other = new InMemorySigningKeys().chosen(Optional.empty()).ed25519().getPublic();

            assertThat(isBelieved(FILE.sign(key), other)).isFalse();
        }

        @Test
        void isNotBelievedWithAnotherContent() throws JoseException {
            String[] parts = FILE.sign(key).split("\\.");
            String more = part(FILE.sign(key), 1).replace("\"activationsAllowed\":3", "\"activationsAllowed\":9");

            String changed = parts[0] + "." + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(more.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];

            assertThat(isBelieved(changed, key.ed25519().getPublic())).isFalse();
        }
    }
}
