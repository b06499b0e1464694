package io.github.keyreeve.domain.activation;

import io.github.keyreeve.domain.argument.StoredText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an application names its computer by, the same after a reinstall and under any name of the computer.
 *
 * <p>Some hardware answers with a placeholder instead of a number of its own. It would make all such computers one, so
 * it is refused.
 *
 * @param text as the application sends it, 1 to 255 characters without blanks around it
 */
public record ComputerId(String text) {

    public static final int MAX_LENGTH = 255;

    private static final Set<String> PLACEHOLDERS = Set.of(
            "none", "null", "nil", "na", "undefined", "unknown", "empty", "invalid", "default", "defaultstring",
            "notapplicable", "notavailable", "notspecified", "notpresent", "notsettable", "tobefilledbyoem",
            "tobefilledbyoembymorestring", "tobefilled", "systemmanufacturer", "systemproductname",
            "systemserialnumber", "baseboardserialnumber", "chassisserialnumber", "serialnumber", "oem",
            "0123456789", "123456789", "1234567890", "03000200040005000006000700080009");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ONE_DIGIT_ONLY = Pattern.compile("0+|0x0+|f{4,}|x{2,}");

    /** @throws IllegalArgumentException saying what is wrong, if no computer can be told by the text */
    public ComputerId {
        text = StoredText.require(text.strip(), MAX_LENGTH);
        String letters = SEPARATORS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        if (letters.isEmpty() || ONE_DIGIT_ONLY.matcher(letters).matches() || PLACEHOLDERS.contains(letters)) {
            throw new IllegalArgumentException("must tell this computer from all others; a placeholder such as"
                    + " \"None\", \"To be filled by O.E.M.\" or all zeros does not");
        }
    }

    /** Equal for the same computer: systems report the same number in upper or lower case. */
    public String comparable() {
        return text.toLowerCase(Locale.ROOT);
    }

    public boolean isSameAs(ComputerId other) {
        return comparable().equals(other.comparable());
    }
}
