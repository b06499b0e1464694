package io.github.keyreeve.domain.key;

/**
 * The last symbol of a key, chosen so that the weighted sum of all symbols over GF(32) is zero.
 *
 * <p>Symbol i of n weighs alpha^(n-1-i). All weights differ and none is zero, so every single wrong symbol and every
 * swap of two different symbols changes the sum: typing errors are told without asking the database (source:
 * docs/adr/0002-activation-keys.md).
 */
final class CheckSymbol {

    /** x^5 + x^2 + 1, primitive, so that alpha = x = 2 has order 31 and the 25 weights of a key all differ. */
    private static final int POLYNOMIAL = 0b100101;

    private CheckSymbol() {}

    /** The value that makes the weighted sum of {@code values} followed by it zero. The check symbol weighs 1. */
    static int of(int[] values) {
        return timesAlpha(weightedSum(values));
    }

    static boolean fits(int[] valuesWithCheck) {
        return weightedSum(valuesWithCheck) == 0;
    }

    /** Horner's rule: each step raises the weights of all symbols before it by one power of alpha. */
    private static int weightedSum(int[] values) {
        int sum = 0;
        for (int value : values) {
            sum = timesAlpha(sum) ^ value;
        }
        return sum;
    }

    private static int timesAlpha(int element) {
        int product = element << 1;
        return (product & KeyAlphabet.SIZE) == 0 ? product : product ^ POLYNOMIAL;
    }
}
