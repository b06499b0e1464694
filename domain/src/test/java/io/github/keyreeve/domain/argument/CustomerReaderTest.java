package io.github.keyreeve.domain.argument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CustomerReaderTest {

    @Test
    void putsEachPartInItsPlace() {
        ArgumentReader reader = new ArgumentReader(Arguments.of(Arrays.stream(CustomerPart.values())
                .collect(Collectors.toMap(CustomerPart::text, part -> part.text() + "!"))));

        assertThat(CustomerReader.read(reader, CustomerPart::text)).isEqualTo(new Customer("email!", "name!", "company!",
                "street1!", "street2!", "city!", "state!", "zip!", "country!", "phone!"));
        assertThat(reader.errors()).isEmpty();
    }

    @Test
    void takesWhatIsMissingAsUnknown() {
        assertThat(CustomerReader.read(new ArgumentReader(Arguments.NONE), CustomerPart::text)).isEqualTo(Customer.UNKNOWN);
    }

    @Test
    void countsCharactersAsPeopleDo() {
        Function<Integer, ArgumentReader> named = length ->
                new ArgumentReader(Arguments.of(Map.of("name", "😀".repeat(length))));
        ArgumentReader longest = named.apply(255);
        ArgumentReader tooLong = named.apply(256);

        assertThat(CustomerReader.read(longest, CustomerPart::text).name()).isEqualTo("😀".repeat(255));
        CustomerReader.read(tooLong, CustomerPart::text);

        assertThat(longest.errors()).isEmpty();
        assertThat(tooLong.errors()).containsExactly(new ArgumentError("name", "must have at most 255 characters"));
    }
}
