package io.github.keyreeve.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationKeyTest {

    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Provide
    Arbitrary<ActivationKey> keys() {
        return Combinators.combine(
                        Arbitraries.of(LicenseModel.class),
                        Arbitraries.bytes().array(byte[].class).ofSize(ActivationKey.RANDOM_SYMBOLS))
                .as(ActivationKey::issue);
    }

    @Property
    void issuesKeysThatReadBackAsTheyAre(@ForAll("keys") ActivationKey key) {
        assertThat(KeyReading.of(key.grouped())).isEqualTo(new KeyReading.WellFormed(
                key, LicenseModel.ofLetter(key.text().charAt(0)).orElseThrow()));
        assertThat(key.grouped()).matches("[ABFKLMRST][0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{5}){4}");
    }

    @Property
    void neverSpellsTheWordThatShopsTakeForAFailure(@ForAll("keys") ActivationKey key) {
        assertThat(key.grouped().toLowerCase(Locale.ROOT)).doesNotContain("error", "o");
    }

    /** Exhaustive per key: all 25 places, all other symbols. */
    @Property(tries = 100)
    void catchesEverySingleWrongSymbol(@ForAll("keys") ActivationKey key) {
        for (int place = 0; place < ActivationKey.SYMBOLS; place++) {
            for (char wrong : SYMBOLS.toCharArray()) {
                if (wrong != key.text().charAt(place)) {
                    String typed = key.text().substring(0, place) + wrong + key.text().substring(place + 1);
                    if (!saysTheSame(key.text(), typed)) {
                        assertThat(KeyReading.of(typed)).isInstanceOf(KeyReading.NotOurs.class);
                    }
                }
            }
        }
    }

    /** Exhaustive per key: all pairs of places. */
    @Property(tries = 100)
    void catchesEverySwapOfTwoSymbols(@ForAll("keys") ActivationKey key) {
        for (int i = 0; i < ActivationKey.SYMBOLS; i++) {
            for (int j = i + 1; j < ActivationKey.SYMBOLS; j++) {
                char[] typed = key.text().toCharArray();
                typed[i] = key.text().charAt(j);
                typed[j] = key.text().charAt(i);
                if (!saysTheSame(key.text(), new String(typed))) {
                    assertThat(KeyReading.of(new String(typed))).isInstanceOf(KeyReading.NotOurs.class);
                }
            }
        }
    }

    @Property
    void readsWhatPeopleType(@ForAll("keys") ActivationKey key, @ForAll @IntRange(min = 0, max = 2) int style) {
        String mistyped = key.text().charAt(0) + key.text().substring(1).replace('0', 'O').replace('1', style == 0 ? 'I' : 'L');
        String typed = switch (style) {
            case 0 -> mistyped.toLowerCase(Locale.ROOT);
            case 1 -> " " + new ActivationKey(mistyped).grouped() + "\t";
            default -> String.join(" ", mistyped.split(""));
        };

        assertThat(ActivationKey.meanings(typed)).contains(key).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(LicenseModel.class)
    void beginsWithTheLetterOfTheModel(LicenseModel model) {
        assertThat(ActivationKey.issue(model, new byte[ActivationKey.RANDOM_SYMBOLS]).text())
                .startsWith(String.valueOf(model.letter()));
    }

    /** Computed by hand from DESIGN's words, so that form and weights cannot change unseen. */
    @ParameterizedTest
    @CsvSource({"PERMANENT, A00000000000000000000000J", "TRIAL_FLOATING, L00000000000000000000000Y"})
    void keepsTheCheckSymbolAsDesigned(LicenseModel model, String key) {
        assertThat(checkByDefinition(key)).isZero();
        assertThat(ActivationKey.issue(model, new byte[ActivationKey.RANDOM_SYMBOLS]).text()).isEqualTo(key);
    }

    @Test
    void makesNoTwoOfTenMillionKeysEqual() {
        int count = 10_000_000;
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[ActivationKey.RANDOM_SYMBOLS];
        long[] starts = new long[count];
        for (int i = 0; i < count; i++) {
            random.nextBytes(bytes);
            // Twelve symbols hold 60 of the 115 random bits: if these differ, the keys do.
            starts[i] = Long.parseUnsignedLong(ActivationKey.issue(LicenseModel.PERMANENT, bytes).text(), 1, 13, 36);
        }
        Arrays.parallelSort(starts);

        long equalStarts = 0;
        for (int i = 1; i < count; i++) {
            equalStarts += starts[i] == starts[i - 1] ? 1 : 0;
        }
        // By chance 0.00004 pairs are expected among 2^60.
        assertThat(equalStarts).isZero();
    }

    @Test
    void keepsKeysOfOtherProductsAsTyped() {
        // This imported key happens to read as one of ours, with its I as a 1: both are looked for, as typed first.
        assertThat(ActivationKey.meanings("aedit-00000-00000-00000-00001")).containsExactly(
                new ActivationKey("AEDIT00000000000000000001"), new ActivationKey("AED1T00000000000000000001"));
        assertThat(ActivationKey.meanings("ab 12")).containsExactly(new ActivationKey("AB12"));
    }

    @ParameterizedTest
    @CsvSource({"''", "' - '", "AB_12", "ÄBC", "A;DROP"})
    void refusesWhatIsNoKey(String typed) {
        assertThatThrownBy(() -> ActivationKey.meanings(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hidesItself() {
        ActivationKey key = ActivationKey.issue(LicenseModel.PERMANENT, new byte[ActivationKey.RANDOM_SYMBOLS]);

        assertThat(key).hasToString("ActivationKey[…]");
    }

    /** The first letter L counts as 1, so L in the first place and 1 elsewhere may change places unseen only if equal. */
    private static boolean saysTheSame(String key, String typed) {
        return key.equals(typed.charAt(0) + typed.substring(1).replace('L', '1'));
    }

    /** The weighted sum, straight from the definition: alpha = 2, x^5 + x^2 + 1, symbol i weighs alpha^(24-i). */
    private static int checkByDefinition(String key) {
        int sum = 0;
        for (int i = 0; i < key.length(); i++) {
            int value = key.charAt(i) == 'L' ? 1 : SYMBOLS.indexOf(key.charAt(i));
            for (int power = 0; power < key.length() - 1 - i; power++) {
                value <<= 1;
                if (value >= 32) {
                    value ^= 0b100101;
                }
            }
            sum ^= value;
        }
        return sum;
    }
}
