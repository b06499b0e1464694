package io.github.keyreeve.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    /** What is stored is looked for by it, so it must never change (source of the first: FIPS 180-4). */
    @ParameterizedTest
    @CsvSource({
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ü, 607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f"})
    void ofATextIsItsHash(String text, String hash) {
        assertThat(Fingerprint.of(text)).isEqualTo(hash);
    }

    @Test
    void ofAListKeepsItsPartsApart() {
        assertThat(Fingerprint.of(List.of("ab", "c"))).isNotEqualTo(Fingerprint.of(List.of("a", "bc")))
                .isEqualTo("63c29c205ae7056380e15f0fb41043e919b0486f4d8a9c831637962723ff59e4");
    }
}
