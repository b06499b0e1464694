package io.github.keyreeve.application.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.KeyReading;
import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputerKeysTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final ComputerId PC_1 = new ComputerId("pc-1");

    private final ComputerKeys keys = new ComputerKeys(masterKey(0));
    private final License license = license("0192f0c4-0000-7000-8000-000000000001", LicenseModel.SUBSCRIPTION);

    /** Worked out apart from this code: computers in the field hold them for years, so they must never change. */
    @ParameterizedTest
    @CsvSource({"pc-1, 0, FNY2B0DKWWZ6XTEPKD25RE4M0", "pc-1, 1, FVTPH818JVXXGSY3Y555NJ862", "pc-2, 0, F8CX9CS0Z0MB40NKD420HV0W3"})
    void areTheSameInEveryRelease(String computer, int renewals, String key) {
        assertThat(keys.of(renewed(renewals), new ComputerId(computer)).text()).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource(LicenseModel.class)
    void haveTheFormOfActivationKeys(LicenseModel model) {
        ActivationKey key = keys.of(license("0192f0c4-0000-7000-8000-000000000001", model), PC_1);

        assertThat(KeyReading.of(key.text())).isEqualTo(new KeyReading.WellFormed(key, model));
    }

    @Test
    void differByInstallationLicenceComputerAndRenewal() {
        assertThat(keys.of(license, PC_1))
                .isEqualTo(keys.of(license, new ComputerId("PC-1")))
                .isNotEqualTo(new ComputerKeys(masterKey(1)).of(license, PC_1))
                .isNotEqualTo(keys.of(license("0192f0c4-0000-7000-8000-000000000002", LicenseModel.SUBSCRIPTION), PC_1))
                .isNotEqualTo(keys.of(license, new ComputerId("pc-2")))
                .isNotEqualTo(keys.of(renewed(1), PC_1));
    }

    @Test
    void staysTheSameWhateverElseIsCorrected() {
        License corrected = license.with(license.terms().with(new VersionId(1, 9, 0)).with(FeatureSets.of("0:255"))
                .with(new Expiry.At(NOON))).withActivationsAllowed(9).withActivationsUsed(2).nextRevision();

        assertThat(keys.of(corrected, PC_1)).isEqualTo(keys.of(license, PC_1));
    }

    @Test
    void fitIfTheComputerWasEverGivenThem() {
        License renewed = renewed(12);

        for (int renewals = 0; renewals <= 12; renewals++) {
            assertThat(keys.fits(keys.of(renewed(renewals), PC_1).grouped().toLowerCase(Locale.ROOT), renewed, PC_1)).isTrue();
        }
        assertThat(keys.fits(keys.of(renewed(13), PC_1).text(), renewed, PC_1)).isFalse();
        assertThat(keys.everGiven(renewed, PC_1)).hasSize(13).startsWith(keys.of(renewed, PC_1)).endsWith(keys.of(license, PC_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b8549b6afc26", "B8549B6AFC26", "b8549b-6afc26", " b854 9b6a fc26 "})
    void makeDeactivationCodesThatAPersonCanType(String typed) {
        assertThat(DeactivationCode.of(keys.of(license, PC_1), PC_1)).isEqualTo("b8549b6afc26");
        assertThat(DeactivationCode.isRight(typed, keys.of(license, PC_1), new ComputerId("PC-1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b8549b6afc27", "b8549b6afc2", "b8549b6afc266", "020a6d796ec5"})
    void makeNoOtherDeactivationCode(String typed) {
        assertThat(DeactivationCode.isRight(typed, keys.of(license, PC_1), PC_1)).isFalse();
        assertThat(DeactivationCode.isRight("b8549b6afc26", keys.of(license, PC_1), new ComputerId("pc-2"))).isFalse();
    }

    private License renewed(int times) {
        License renewed = license;
        for (int i = 0; i < times; i++) {
            renewed = renewed.renewed(new Renewal.ByDays(1), NOON, ZoneOffset.UTC);
        }
        return renewed;
    }

    private static License license(String id, LicenseModel model) {
        LicenseTerms terms = new LicenseTerms(new VersionId(1, 1, 0), model, FeatureSets.NONE, new Expiry.At(NOON.plusSeconds(1)),
                Optional.empty(), LicenseTags.NONE);
        return License.issued(UUID.fromString(id), new ActivationKey("KEY"), terms, "Editor", 1, 0, NOON);
    }

    /** The bytes 0, 1, 2, … from there on. */
    private static MasterKey masterKey(int first) {
        byte[] bytes = new byte[MasterKey.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return new MasterKey(bytes);
    }
}
