package io.github.keyreeve.domain.key;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The secret that a customer types into an application.
 *
 * <p>A key that Keyreeve issues has 25 symbols: a letter for the licence model, 23 symbols of Crockford base 32 that
 * hold 115 random bits, and a check symbol. An imported key may have any other form of letters and digits, which is why
 * this type does not insist on ours; {@link KeyReading} does.
 *
 * @param text the stored form: upper case, without dashes and blanks, 1 to 64 letters and digits
 */
public record ActivationKey(String text) {

    public static final int SYMBOLS = 25;
    public static final int RANDOM_SYMBOLS = SYMBOLS - 2;
    public static final int MAX_LENGTH = 64;
    private static final int GROUP = 5;

    public ActivationKey {
        if (!text.matches("[0-9A-Z]{1," + MAX_LENGTH + "}")) {
            throw new IllegalArgumentException(
                    "An activation key has 1 to " + MAX_LENGTH + " letters and digits, besides dashes and blanks.");
        }
    }

    /**
     * Makes a new key.
     *
     * @param random one number per random symbol, of which the low five bits are used; 23 of them
     */
    public static ActivationKey issue(LicenseModel model, byte[] random) {
        if (random.length != RANDOM_SYMBOLS) {
            throw new IllegalArgumentException("A key takes " + RANDOM_SYMBOLS + " random numbers, not " + random.length + ".");
        }
        int[] values = new int[SYMBOLS - 1];
        StringBuilder text = new StringBuilder(SYMBOLS).append(model.letter());
        values[0] = KeyAlphabet.value(model.letter());
        for (int i = 0; i < RANDOM_SYMBOLS; i++) {
            values[i + 1] = random[i] & (KeyAlphabet.SIZE - 1);
            text.append(KeyAlphabet.symbol(values[i + 1]));
        }
        return new ActivationKey(text.append(KeyAlphabet.symbol(CheckSymbol.of(values))).toString());
    }

    /**
     * The keys that a person may mean, the likelier first: what was typed without dashes, blanks and lower case, which
     * finds imported keys as well; then, where it reads as one of Keyreeve's keys, that key with its look-alikes mended.
     *
     * @throws IllegalArgumentException if nothing that could be a key is left
     */
    public static List<ActivationKey> meanings(String typed) {
        ActivationKey asTyped = new ActivationKey(withoutSeparators(typed).toUpperCase(Locale.ROOT));
        return switch (KeyReading.of(typed)) {
            case KeyReading.WellFormed well -> Stream.of(asTyped, well.key()).distinct().toList();
            case KeyReading.NotOurs other -> List.of(asTyped);
        };
    }

    static String withoutSeparators(String typed) {
        return typed.replaceAll("[-\\s]", "");
    }

    /** As it is shown and answered: groups of five with dashes for our own form, else as stored. */
    public String grouped() {
        return text.length() == SYMBOLS ? String.join("-", text.split("(?<=\\G.{" + GROUP + "})")) : text;
    }

    /** Hides the key: it is a secret that must not reach a log. */
    @Override
    public String toString() {
        return "ActivationKey[…]";
    }
}
