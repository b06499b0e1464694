package io.github.keyreeve.domain.argument;

import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.key.KeyReading;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The name of an argument or field as a refusal repeats it. A caller may have sent anything in a name's place: endless
 * text, control characters that a terminal or a log would obey, or a key pasted where it does not belong.
 */
public final class ShownName {

    /** In characters as people count them (code points). */
    public static final int MAX_LENGTH = 100;

    private static final String HIDDEN = "(a name that may be a key)";
    /** A key that begins in the part that is shown ends here, written with a dash or blank after each symbol. */
    private static final int EXAMINED = MAX_LENGTH + 2 * ActivationKey.SYMBOLS;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern SYMBOLS = Pattern.compile("[0-9A-Za-z](?:[- ]{0,3}[0-9A-Za-z]){9,}");
    /** As shops number lines and products, with 64 bits at most. Keys, ours and QLM's, begin with a letter. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    /** Names have few digits, keys of whatever form have some. */
    private static final int MOST_DIGITS = 2;

    private ShownName() {}

    public static String of(String name) {
        if (mayHoldKey(start(name, EXAMINED))) {
            return HIDDEN;
        }
        String shown = start(name, MAX_LENGTH);
        return UNPRINTABLE.matcher(shown).replaceAll("\ufffd") + (shown.length() < name.length() ? "…" : "");
    }

    private static String start(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static boolean mayHoldKey(String text) {
        Matcher symbols = SYMBOLS.matcher(text);
        while (symbols.find()) {
            String run = symbols.group();
            if (!NUMBER.matcher(run).matches() && mayBeKey(run.replaceAll("[- ]", ""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeKey(String run) {
        return run.chars().filter(Character::isDigit).count() > MOST_DIGITS || holdsOwnKey(run);
    }

    /** One key of ours in a hundred has no more digits than a name. */
    private static boolean holdsOwnKey(String run) {
        return IntStream.rangeClosed(0, run.length() - ActivationKey.SYMBOLS)
                .mapToObj(start -> KeyReading.of(run.substring(start, start + ActivationKey.SYMBOLS)))
                .anyMatch(KeyReading.WellFormed.class::isInstance);
    }
}
