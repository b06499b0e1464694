package io.github.keyreeve.domain.key;

import java.util.Optional;

/** What a typed text is, judged by its form and check symbol alone. Whether such a key was ever issued is another question. */
public sealed interface KeyReading {

    /** A key as Keyreeve issues them. */
    record WellFormed(ActivationKey key, LicenseModel model) implements KeyReading {}

    /** A typing error, or a key that another product issued. */
    record NotOurs(String reason) implements KeyReading {}

    /** Reads a key in any case of letters, with or without dashes and blanks, O as 0, I and L as 1. */
    static KeyReading of(String typed) {
        String symbols = ActivationKey.withoutSeparators(typed);
        if (symbols.length() != ActivationKey.SYMBOLS) {
            return new NotOurs("A key has %d symbols, this has %d.".formatted(ActivationKey.SYMBOLS, symbols.length()));
        }
        Optional<LicenseModel> model = LicenseModel.ofLetter(Character.toUpperCase(symbols.charAt(0)));
        if (model.isEmpty()) {
            return new NotOurs("The first symbol of a key is one of " + LicenseModel.letters() + ".");
        }
        int[] values = new int[ActivationKey.SYMBOLS];
        StringBuilder text = new StringBuilder().append(model.get().letter());
        for (int i = 0; i < values.length; i++) {
            values[i] = KeyAlphabet.value(symbols.charAt(i));
            if (values[i] < 0) {
                return new NotOurs("Symbol %d is none that a key has.".formatted(i + 1));
            }
            if (i > 0) {
                text.append(KeyAlphabet.symbol(values[i]));
            }
        }
        return CheckSymbol.fits(values)
                ? new WellFormed(new ActivationKey(text.toString()), model.get())
                : new NotOurs("The check symbol does not fit: at least one symbol is mistyped.");
    }
}
