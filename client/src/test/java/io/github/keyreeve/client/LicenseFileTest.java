package io.github.keyreeve.client;

import static io.github.keyreeve.client.Claims.COMPUTER;
import static io.github.keyreeve.client.Claims.ISSUED_AT;
import static io.github.keyreeve.client.Claims.PRODUCT;
import static io.github.keyreeve.client.Claims.aLicense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseFileTest {

    private static final String SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final VendorKeyPair vendor = new VendorKeyPair();
    private final VendorKeys keys = new VendorKeys(Set.of(vendor.pair().getPublic()));

    private FileFault faultOf(String file) {
        try {
            LicenseFile.open(file, keys).licenseFor(PRODUCT, COMPUTER);
        } catch (RejectedFile rejected) {
            return rejected.fault();
        }
        throw new AssertionError("The file was believed.");
    }

    @Nested
    class ThatIsGood {

        @Test
        void tellsWhatTheVendorSigned() throws RejectedFile {
            String signed = vendor.sign(aLicense()
                    .with("expiresAt", "2026-12-31T23:59:59Z")
                    .with("graceEndsAt", "2027-01-14T23:59:59Z")
                    .with("maintenanceExpiresAt", "2026-06-30T23:59:59.123456Z")
                    .with("floatingSeats", 2)
                    .map());

            License license = LicenseFile.open(signed, keys).licenseFor(PRODUCT, COMPUTER);

            assertThat(license).isEqualTo(new License(
                    PRODUCT, UUID.fromString(Claims.KEY_ID), COMPUTER.id(), "subscription", "0:3;1:2;", 3, 2, ISSUED_AT,
                    Optional.of(Instant.parse("2026-12-31T23:59:59Z")),
                    Optional.of(Instant.parse("2027-01-14T23:59:59Z")),
                    Optional.of(Instant.parse("2026-06-30T23:59:59.123456Z"))));
        }

        @Test
        void mayHoldMoreThanThisVersionKnows() throws RejectedFile {
            String signed = vendor.sign(aLicense().with("colour", Map.of("name", List.of("green"))).map());

            assertThat(LicenseFile.open(signed, keys).license().expiresAt()).isEmpty();
        }

        @Test
        void isBelievedFromEveryKeyThatTheApplicationHas() throws RejectedFile {
            VendorKeyPair other = new VendorKeyPair();
            VendorKeys both = new VendorKeys(Set.of(vendor.pair().getPublic(), other.pair().getPublic()));

            assertThat(LicenseFile.open(vendor.sign(aLicense().map()), both)).isNotNull();
            assertThat(LicenseFile.open(other.sign(aLicense().map()), both)).isNotNull();
        }

        @Test
        void isForTheComputerInAnyCaseOfLetters() throws RejectedFile {
            String signed = vendor.sign(aLicense().with("computerId", COMPUTER.id().toUpperCase()).map());

            assertThat(LicenseFile.open(signed, keys).licenseFor(PRODUCT, COMPUTER)).isNotNull();
        }

        @Test
        void isSignedByAKeyThatOthersNameAlike() throws JoseException {
            OctetKeyPairJsonWebKey key = (OctetKeyPairJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(vendor.pair().getPublic());

            assertThat(vendor.keyId()).isEqualTo(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        }
    }

    @Nested
    class ThatWasChanged {

        @Test
        void isRefusedWhateverTheCharacter() {
            String signed = vendor.sign(aLicense().map());

            for (int place = 0; place < signed.length(); place++) {
                int symbol = SYMBOLS.indexOf(signed.charAt(place));
                refuses(signed, place, SYMBOLS.charAt((symbol + 1) % SYMBOLS.length()));
                refuses(signed, place, '.');
                refuses(signed, place, '=');
                refuses(signed, place, '\n');
            }
        }

        /** It has bits that belong to no byte: Java alone reads 16 texts as the same signature. */
        @Test
        void isRefusedWhateverTheLastCharacter() {
            String signed = vendor.sign(aLicense().map());

            for (char other : SYMBOLS.toCharArray()) {
                refuses(signed, signed.length() - 1, other);
            }
        }

        private void refuses(String signed, int place, char other) {
            if (other != signed.charAt(place)) {
                assertThat(faultOf(signed.substring(0, place) + other + signed.substring(place + 1)))
                        .as("%s at %d", other, place)
                        .isIn(FileFault.UNREADABLE, FileFault.WRONG_SIGNATURE, FileFault.UNKNOWN_SIGNING_KEY);
            }
        }

        @Test
        void isRefusedWhereverItIsCutOrLonger() {
            String signed = vendor.sign(aLicense().map());

            for (int length = 0; length < signed.length(); length++) {
                assertThat(faultOf(signed.substring(0, length))).isIn(FileFault.UNREADABLE, FileFault.WRONG_SIGNATURE);
            }
            assertThat(List.of("=", "==", "A", ".", ".AAAA", "\n", "~", "ä")).allSatisfy(more ->
                    assertThat(faultOf(signed + more)).isIn(FileFault.UNREADABLE, FileFault.WRONG_SIGNATURE));
        }

        @Test
        void isRefusedWithAnothersContentUnderItsSignature() {
            String[] one = vendor.sign(aLicense().map()).split("\\.");
            String[] longer = vendor.sign(aLicense().with("activationsAllowed", 300).map()).split("\\.");

            assertThat(faultOf(one[0] + "." + longer[1] + "." + one[2])).isEqualTo(FileFault.WRONG_SIGNATURE);
        }

        @Test
        void isRefusedWithTheSignatureLeftOut() {
            String signed = vendor.sign(aLicense().map());

            assertThat(faultOf(signed.substring(0, signed.lastIndexOf('.') + 1))).isEqualTo(FileFault.WRONG_SIGNATURE);
        }
    }

    @Nested
    class SignedBySomebodyElse {

        @Test
        void isRefusedUnderItsOwnKeyName() {
            assertThat(faultOf(new VendorKeyPair().sign(aLicense().map()))).isEqualTo(FileFault.UNKNOWN_SIGNING_KEY);
        }

        @Test
        void isRefusedUnderTheVendorsKeyName() {
            String forged = new VendorKeyPair()
                    .sign(Map.of("typ", "keyreeve-license", "kid", vendor.keyId()), aLicense().map());

            assertThat(faultOf(forged)).isEqualTo(FileFault.WRONG_SIGNATURE);
        }

        @Test
        void isRefusedWithTheKeyInItsHeader() throws JoseException {
            VendorKeyPair forger = new VendorKeyPair();
            Map<String, Object> key = PublicJsonWebKey.Factory.newPublicJwk(forger.pair().getPublic())
                    .toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);

            String forged = forger.sign(
                    Map.of("typ", "keyreeve-license", "kid", vendor.keyId(), "jwk", key), aLicense().map());

            assertThat(faultOf(forged)).isEqualTo(FileFault.WRONG_SIGNATURE);
        }

        @Test
        void isRefusedUnsigned() throws JoseException {
            JsonWebSignature file = new JsonWebSignature();
            file.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            file.setAlgorithmHeaderValue("none");
            file.setHeader("typ", "keyreeve-license");
            file.setKeyIdHeaderValue(vendor.keyId());
            file.setPayload("{}");

            assertThat(faultOf(file.getCompactSerialization())).isEqualTo(FileFault.UNREADABLE);
        }

        /** The old trick: the public key, which everybody has, taken for a shared secret. */
        @Test
        void isRefusedWithThePublicKeyAsASharedSecret() throws JoseException {
            JsonWebSignature file = new JsonWebSignature();
            file.setAlgorithmHeaderValue("HS256");
            file.setHeader("typ", "keyreeve-license");
            file.setKeyIdHeaderValue(vendor.keyId());
            file.setKey(new HmacKey(vendor.pair().getPublic().getEncoded()));
            file.setPayload("{}");

            assertThat(faultOf(file.getCompactSerialization())).isEqualTo(FileFault.UNREADABLE);
        }
    }

    @Nested
    class WithAnUnknownHeader {

        @ParameterizedTest
        @ValueSource(strings = {
            "{'alg':'none','typ':'keyreeve-license','kid':'KID'}",
            "{'alg':'eddsa','typ':'keyreeve-license','kid':'KID'}",
            "{'alg':'Ed25519','typ':'keyreeve-license','kid':'KID'}",
            "{'alg':['EdDSA'],'typ':'keyreeve-license','kid':'KID'}",
            "{'typ':'keyreeve-license','kid':'KID'}",
            "{'alg':'EdDSA','alg':'EdDSA','typ':'keyreeve-license','kid':'KID'}",
            "{'alg':'EdDSA','typ':'JWT','kid':'KID'}",
            "{'alg':'EdDSA','kid':'KID'}",
            "{'alg':'EdDSA','typ':'keyreeve-license'}",
            "{'alg':'EdDSA','typ':'keyreeve-license','kid':null}",
            "{'alg':'EdDSA','typ':'keyreeve-license','kid':'KID','crit':['exp'],'exp':1}",
            "{'alg':'EdDSA','typ':'keyreeve-license','kid':'KID','crit':['b64'],'b64':false}",
            "{'alg':'EdDSA','typ':'keyreeve-license','kid':'KID','crit':[]}",
            "{'alg':'EdDSA','typ':'keyreeve-license','kid':'KID','crit':null}",
            "[]", "null", "{", "", "'EdDSA'"})
        void isRefusedAlthoughTheSignatureFits(String header) throws Exception {
            assertThat(faultOf(signed(header.replace('\'', '"').replace("KID", vendor.keyId())))).isEqualTo(FileFault.UNREADABLE);
        }

        /** That the cases above fail for their header, and not because this test signs wrongly. */
        @Test
        void isBelievedWithTheKnownOne() throws Exception {
            String good = signed("{\"alg\":\"EdDSA\",\"typ\":\"keyreeve-license\",\"kid\":\"" + vendor.keyId() + "\"}");

            assertThat(LicenseFile.open(good, keys)).isNotNull();
        }

        private String signed(String header) throws Exception {
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            String content = vendor.sign(aLicense().map()).split("\\.")[1];
            String signed = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + content;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(vendor.pair().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64.encodeToString(signature.sign());
        }
    }

    @Nested
    class ForAnother {

        @ParameterizedTest
        @CsvSource({"2, 1, 0", "1, 2, 0", "1, 1, 1"})
        void productOrVersionIsRefused(int id, int major, int minor) {
            String signed = vendor.sign(aLicense().with("product", Map.of("id", id, "major", major, "minor", minor)).map());

            assertThat(faultOf(signed)).isEqualTo(FileFault.OTHER_PRODUCT);
        }

        @Test
        void computerIsRefused() {
            assertThat(faultOf(vendor.sign(aLicense().with("computerId", "another").map()))).isEqualTo(FileFault.OTHER_COMPUTER);
        }

        @Test
        void requestIsRefused() throws RejectedFile {
            LicenseFile answered = LicenseFile.open(vendor.sign(aLicense().with("nonce", "yesterday's").map()), keys);
            LicenseFile unasked = LicenseFile.open(vendor.sign(aLicense().map()), keys);

            assertThatThrownBy(() -> answered.requireAnswerTo(Nonce.fresh()))
                    .isInstanceOfSatisfying(RejectedFile.class, e -> assertThat(e.fault()).isEqualTo(FileFault.OTHER_REQUEST));
            assertThatThrownBy(() -> unasked.requireAnswerTo(Nonce.fresh())).isInstanceOf(RejectedFile.class);
            answered.requireAnswerTo(new Nonce("yesterday's"));
        }
    }

    @Nested
    class OfAnotherForm {

        @ParameterizedTest
        @ValueSource(strings = {"format", "product", "keyId", "computerId", "model", "features", "activationsAllowed",
            "floatingSeats", "issuedAt", "expiresAt", "graceEndsAt", "maintenanceExpiresAt", "nonce"})
        void isRefusedForAMissingClaim(String claim) {
            assertThat(faultOf(vendor.sign(aLicense().without(claim).map()))).isEqualTo(FileFault.UNREADABLE);
        }

        @Test
        void isRefusedForAClaimOfAnotherType() {
            assertThat(Map.<String, Object>of(
                    "format", 2, "product", "1.0", "keyId", "A0000-00000", "computerId", 7, "features", "everything",
                    "activationsAllowed", 1.5, "floatingSeats", "0", "issuedAt", "2026-01-05", "expiresAt", 1_800_000_000,
                    "nonce", 4))
                    .allSatisfy((claim, value) -> assertThat(faultOf(vendor.sign(aLicense().with(claim, value).map())))
                            .isEqualTo(FileFault.UNREADABLE));
        }

        @Test
        void isRefusedWhenTooLarge() {
            String signed = vendor.sign(aLicense().with("comment", "x".repeat(SignedFile.MAX_LENGTH)).map());

            assertThat(faultOf(signed)).isEqualTo(FileFault.UNREADABLE);
        }
    }

    @Nested
    class ItsFeatures {

        @ParameterizedTest
        @CsvSource({"0, 1, true", "0, 2, true", "0, 3, true", "0, 4, false", "0, 5, false", "1, 2, true", "1, 1, false",
            "2, 1, false", "0, 0, false"})
        void areOnWhereEveryBitIs(int set, int mask, boolean on) throws RejectedFile {
            License license = LicenseFile.open(vendor.sign(aLicense().map()), keys).license();

            assertThat(license.hasFeature(set, mask)).isEqualTo(on);
        }

        @Test
        void areNoneInAnEmptyText() throws RejectedFile {
            License license = LicenseFile.open(vendor.sign(aLicense().with("features", "").map()), keys).license();

            assertThat(license.hasFeature(0, 1)).isFalse();
        }
    }

    @Nested
    class ItsVendorsKey {

        @Test
        void isReadFromPemAndFromBase64Alone() {
            assertThat(VendorKeys.read(vendor.publicKeyAsPem())).isEqualTo(vendor.pair().getPublic());
            assertThat(VendorKeys.read(vendor.publicKeyAsBase64())).isEqualTo(vendor.pair().getPublic());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "no key", "MCowBQYDK2VwAyEA",
            // X.509 of an Ed448 key.
            "MEMwBQYDK2VxAzoAX9dEm1m0Yf0s54fsYWrUah2hNCSFpw4fig6nXYDpZ3jt8SR2m0bHBhvWeD3x5Q9s0foavq/oJWGA"})
        void isRefusedWhenItIsNone(String text) {
            assertThatThrownBy(() -> VendorKeys.read(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
