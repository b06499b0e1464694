package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSetsTest {

    @ParameterizedTest
    @CsvSource({"0, ''", "0:3;1:2, 0:3;1:2;", "1:2;0:3;, 0:3;1:2;", "3:255, 3:255;", "0:0, ''", "2:007, 2:7;"})
    void readsOneFormForEqualFeatures(String text, String form) {
        assertThat(FeatureSets.of(text)).hasToString(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4:1", "0:256", "0:999", "1", "0:1;0:2", "a:1", "0:-1", "0:", ":1", "0=1", ";", "0:1,1:2", "-1:3"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> FeatureSets.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 3")
                .hasMessageContaining("0 to 255");
    }
}
