package io.github.keyreeve.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputerIdentityTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "None", "none.", "N/A", "To be filled by O.E.M.", "To Be Filled By O.E.M", "Default string",
        "System Serial Number", "00000000-0000-0000-0000-000000000000", "0", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "03000200-0400-0500-0006-000700080009", "XXXXXX", "---", "uninitialized", "a\u0000b", "a\nb"})
    void refusesWhatTellsNoComputer(String id) {
        assertThatThrownBy(() -> new ComputerIdentity(id, "")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id must tell this computer from all others");
    }

    @Test
    void boundsTheLengths() {
        assertThat(new ComputerIdentity(" " + "ab".repeat(127) + "c ", "n".repeat(255)).id()).hasSize(255);

        assertThatThrownBy(() -> new ComputerIdentity("ab".repeat(128), "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ComputerIdentity("ab", "n".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameInAnyCaseOfLetters() {
        assertThat(new ComputerIdentity("8F14e45f", "").isNamed(" 8f14E45F ")).isTrue();
        assertThat(new ComputerIdentity("8F14e45f", "").isNamed("8f14e45e")).isFalse();
    }

    @Test
    void isTheSameEachTimeItIsFoundOut() {
        assertThat(ComputerIdentity.ofThisMachine()).isEqualTo(ComputerIdentity.ofThisMachine());
    }
}
