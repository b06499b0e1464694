package io.github.keyreeve.domain.argument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.argument.IssuingRules.ExpiryDateFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IsoDayTest {

    private static final IssuingRules DAY_FIRST =
            new IssuingRules(ZoneOffset.UTC, new ExpiryDateFormat("yyyy-dd-MM"), true, 365, 1_000);

    @Test
    void isReadWhateverFormTheShopsUse() {
        assertThat(read(Map.of("is_expdate_iso", "2027-02-03")).expiry().on()).contains(LocalDate.of(2027, 2, 3));
        assertThat(read(Map.of("is_expdate", "2027-02-03")).expiry().on()).contains(LocalDate.of(2027, 3, 2));
    }

    @Test
    void isTheSameOrderLineAsTheDayInTheShopsForm() {
        List<String> iso = read(Map.of("is_expdate_iso", "2027-02-03")).canonical(true);

        assertThat(iso).isEqualTo(read(Map.of("is_expdate", "2027-03-02")).canonical(true));
    }

    @Test
    void winsOverTheOther() {
        IssuingArguments both = read(Map.of("is_expdate", "2027-01-01", "is_expdate_iso", "2027-02-03"));

        assertThat(both.expiry().on()).contains(LocalDate.of(2027, 2, 3));
    }

    private static IssuingArguments read(Map<String, String> arguments) {
        ArgumentReader reader = new ArgumentReader(Arguments.of(arguments));
        IssuingArguments read = IssuingArguments.read(reader, true, DAY_FIRST);
        assertThat(reader.errors()).isEmpty();
        return read;
    }
}
