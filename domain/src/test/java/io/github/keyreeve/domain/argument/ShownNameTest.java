package io.github.keyreeve.domain.argument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.LicenseModel;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"is_numberofactivationsperkey", "is_usemultipleactivationskey", "allowance.additionalActivations",
        "versions[100].latestVersionNotes", "customer.street1", "Customer_Address1", "A field's name in the query", "Idempotency-Key",
        "e-mail", "größe", "東京", "😀", "", "is_numberofactivationsperkeyy"})
    void isTheNameWhereItIsOne(String name) {
        assertThat(ShownName.of(name)).isEqualTo(name);
    }

    /** Staff tell an order's lines apart by them. */
    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "14873120473239", "18446744073709551615", "gid://shopify/LineItem/14873120473239",
        "14873120473239/2", "14873120473239, 14873120473240"})
    void isTheNumberThatAShopGives(String number) {
        assertThat(ShownName.of(number)).isEqualTo(number);
    }

    @Test
    void isBounded() {
        assertThat(ShownName.of("n".repeat(100))).isEqualTo("n".repeat(100));
        assertThat(ShownName.of("n".repeat(100_000))).isEqualTo("n".repeat(100) + "…");
        assertThat(ShownName.of("😀".repeat(101))).isEqualTo("😀".repeat(100) + "…");
    }

    @Test
    void obeysNoControlCharacter() {
        assertThat(ShownName.of("a\r\nb\u001b[31m\u0000\u007f\u009b\u202e\u2028\ud800"))
                .isEqualTo("a\ufffd\ufffdb\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd");
    }

    @Property
    void isNoKeyHoweverItIsWritten(
            @ForAll LicenseModel model,
            @ForAll @Size(ActivationKey.RANDOM_SYMBOLS) byte[] random,
            @ForAll @IntRange(max = 99) int before) {
        ActivationKey key = ActivationKey.issue(model, random);
        String name = "n".repeat(before);

        for (String written : new String[] {key.text(), key.grouped(), key.text().toLowerCase(Locale.ROOT),
            key.grouped().replace('-', ' '), key.text().replaceAll("(?<=.)(?=.)", "-"), key.text().replace('0', 'O').replace('1', 'l')}) {
            for (String sent : new String[] {name + written, name + "." + written, name + "=" + written + "y",
                "14873120473239 " + written, "14873120473239/" + written, written + "14873120473239"}) {
                assertThat(ShownName.of(sent)).isEqualTo("(a name that may be a key)");
            }
        }
    }

    /** The letters alone, of which every key of ours has one chance in ten thousand to consist. */
    @Property
    void isNoKeyWithoutDigits(@ForAll LicenseModel model, @ForAll @Size(ActivationKey.RANDOM_SYMBOLS) byte[] random) {
        for (int i = 0; i < random.length; i++) {
            random[i] = (byte) (10 + (random[i] & 0xf));
        }

        assertThat(ShownName.of(ActivationKey.issue(model, random).text())).isEqualTo("(a name that may be a key)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234-5678-90AB", "abcd1234efgh5678", "X7F3K-9Q2LM-44TTP", "1234-5678-9012-3456",
        "1234567890123456789012345", "184467440737095516150", "1234567890A"})
    void isNoImportedKeyEither(String key) {
        assertThat(ShownName.of(key)).isEqualTo("(a name that may be a key)");
    }
}
