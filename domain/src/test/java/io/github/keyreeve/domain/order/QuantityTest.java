package io.github.keyreeve.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "3.0000, 3", "10000, 10000", "007, 7", "' 3 ', 3"})
    void readsWholeNumbers(String text, int licenses) {
        assertThat(Quantity.of(text).licenses()).isEqualTo(licenses);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "3.5", "three", "1e3", "99999999999999999999", "", "3.", "+3", "٣"})
    void refusesEverythingElseNamingTheRange(String text) {
        assertThatThrownBy(() -> Quantity.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a whole number from 1 to 10000");
    }
}
