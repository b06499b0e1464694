package io.github.keyreeve.domain.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    /** Contract 3.1, every worked example. */
    @ParameterizedTest
    @CsvSource({
        "3, true,  1, 0, 3",
        "3, false, 2, 0, 2 2 2",
        "3, true,  2, 0, 6",
        "3, true,  1, 3, 6",
        "1, true,  1, 2, 3",
        "3, true,  2, 2, 8",
        "3, false, 1, 0, 1 1 1",
        "3, false, 2, 2, 4 2 2",
        "3, true,  1, 2, 5"
    })
    void turnsLicencesIntoKeys(int quantity, boolean oneKey, int perKey, int additional, String expected) {
        List<Integer> activations = Arrays.stream(expected.split(" ")).map(Integer::valueOf).toList();

        assertThat(new Allowance(oneKey, perKey, additional).activationsFor(quantity)).isEqualTo(activations);
    }

    @Property
    void addsUpToWhatWasBought(
            @ForAll @IntRange(min = 1, max = 1_000) int quantity,
            @ForAll boolean oneKey,
            @ForAll @IntRange(min = 1, max = 1_000_000) int perKey,
            @ForAll @IntRange(min = 0, max = 1_000_000) int additional) {
        Allowance allowance = new Allowance(oneKey, perKey, additional);

        List<Integer> activations = allowance.activationsFor(quantity);

        assertThat(activations).hasSize(allowance.keysFor(quantity)).allMatch(n -> n >= 1);
        assertThat(activations.stream().mapToLong(n -> n).sum()).isEqualTo((long) quantity * perKey + additional);
    }

    @Test
    void refusesMoreActivationsThanCanBeCounted() {
        assertThatThrownBy(() -> new Allowance(true, 1_000_000, 0).activationsFor(10_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10000000000")
                .hasMessageContaining("2147483647");
    }

    @Property
    void tellsHowManyActivationsPerKeyFitIntoOneKey(
            @ForAll @IntRange(min = 1, max = 10_000) int quantity,
            @ForAll @IntRange(min = 0, max = 1_000_000) int additional) {
        int most = new Allowance(true, 1, additional).mostActivationsPerKeyFor(quantity);

        assertThat(new Allowance(true, most, additional).activationsFor(quantity)).hasSize(1);
        if (most < 1_000_000) {
            assertThatThrownBy(() -> new Allowance(true, most + 1, additional).activationsFor(quantity))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "1000001, 0", "1, -1", "1, 1000001"})
    void refusesWhatIsOutOfRange(int perKey, int additional) {
        assertThatThrownBy(() -> new Allowance(true, perKey, additional)).isInstanceOf(IllegalArgumentException.class);
    }
}
