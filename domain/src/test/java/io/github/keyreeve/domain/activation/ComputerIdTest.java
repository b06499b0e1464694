package io.github.keyreeve.domain.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputerIdTest {

    private static final String NOT_OF_ONE_COMPUTER = "must tell this computer from all others; a placeholder such as"
            + " \"None\", \"To be filled by O.E.M.\" or all zeros does not";

    @ParameterizedTest
    @ValueSource(strings = {
        "4C4C4544-0051-3510-8051-B4C04F4A5132", "PC-JANE", "x", "5", "7f:3a:00:12:9c:01", "S-1-5-21-3623811015-3361044348-30300820-1013",
        "None of your business", "0000000000000001", "10", "fff", "f0f0f0f0", "システム", "ノートPC 東京", "/dev/disk/by-id/ata-Foo_1"})
    void tellsAComputer(String text) {
        assertThat(new ComputerId(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "\t\n", "-", "---", "...", "00000000-0000-0000-0000-000000000000", "0", "00", "0 0 0", "00:00:00:00:00:00",
        "None", "NONE", "none.", " none ", "<none>", "(null)", "null", "N/A", "n.a.", "Undefined", "Unknown", "Invalid", "Empty",
        "Default string", "default_string", "DEFAULT-STRING", "To be filled by O.E.M.", "To Be Filled By O.E.M", "TO BE FILLED BY OEM",
        "To Be Filled By O.E.M. by More String", "Not Settable", "System manufacturer", "System Product Name", "0x00000000",
        "System Serial Number", "Base Board Serial Number", "Chassis Serial Number", "Serial Number", "O.E.M.", "Not Applicable",
        "Not Available", "Not Specified", "Not Present", "0123456789", "123456789", "1234567890",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "ffff", "xxxxxxxx", "03000200-0400-0500-0006-000700080009"})
    void refusesWhatManyComputersAnswerWith(String text) {
        assertThatThrownBy(() -> new ComputerId(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(NOT_OF_ONE_COMPUTER);
    }

    @Test
    void has255CharactersAtMostAsPeopleCountThem() {
        assertThat(new ComputerId("x1" + "😀".repeat(253)).text()).hasSize(508);
        assertThat(new ComputerId("  " + "a".repeat(255) + "  ").text()).hasSize(255);
        assertThatThrownBy(() -> new ComputerId("a".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("must have at most 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc\u0000", "\u0000", "pc\uD83D", "\uDE00pc", "\uDE00\uD83D"})
    void refusesTextThatNoDatabaseStores(String text) {
        assertThatThrownBy(() -> new ComputerId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be valid text, without NUL characters or broken surrogates");
    }

    @Test
    void losesTheBlanksAroundItAndNoOthers() {
        assertThat(new ComputerId(" \tpc  1\n").text()).isEqualTo("pc  1");
        assertThat(new ComputerId("pc 1").isSameAs(new ComputerId("pc1"))).isFalse();
    }

    @Test
    void isTheSameInUpperAndLowerCase() {
        assertThat(new ComputerId("4C4C-Ä").isSameAs(new ComputerId("4c4c-ä"))).isTrue();
        assertThat(new ComputerId("pc-1").isSameAs(new ComputerId("pc-2"))).isFalse();
        assertThat(new ComputerId("PC-1").text()).isEqualTo("PC-1");
    }

    @Property
    void isTheSameHoweverItsLettersAreWritten(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 5, max = 40) String text) {
        Assume.that(!text.matches("0+|[fF]+|[xX]+"));

        assertThat(new ComputerId(text.toUpperCase()).isSameAs(new ComputerId(text.toLowerCase()))).isTrue();
    }
}
