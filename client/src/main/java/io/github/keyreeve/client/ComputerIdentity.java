package io.github.keyreeve.client;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which computer this is.
 *
 * <p>An activation is counted for an identity: it must differ from computer to computer, and stay the same when the
 * application is installed anew or the computer gets another name. Some hardware answers a placeholder where its number
 * should be; all such computers would be one, so that placeholders are refused here as the server refuses them.
 *
 * @param id 1 to 255 characters without blanks around them; upper and lower case are the same
 * @param name for the vendor's list of activated computers, up to 255 characters; may be empty, and may change
 */
public record ComputerIdentity(String id, String name) {

    private static final int MAX_LENGTH = 255;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "none", "null", "nil", "na", "undefined", "unknown", "empty", "invalid", "default", "defaultstring", "uninitialized",
            "notapplicable", "notavailable", "notspecified", "notpresent", "tobefilledbyoem", "tobefilled",
            "systemserialnumber", "baseboardserialnumber", "chassisserialnumber", "serialnumber", "oem",
            "0123456789", "123456789", "1234567890", "03000200040005000006000700080009");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ONE_SYMBOL_ONLY = Pattern.compile("0+|f{4,}|x{2,}");

    /** @throws IllegalArgumentException if the id is empty, too long or a placeholder, or the name is too long */
    public ComputerIdentity {
        id = id.strip();
        name = name.strip();
        if (isPlaceholder(id) || id.length() > MAX_LENGTH || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("id must tell this computer from all others in 1 to " + MAX_LENGTH
                    + " characters; a placeholder such as \"None\", \"To be filled by O.E.M.\" or all zeros does not.");
        }
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("name must have at most " + MAX_LENGTH + " characters.");
        }
    }

    /**
     * This computer by what its operating system calls it: {@code /etc/machine-id} on Linux, {@code MachineGuid} of the
     * registry on Windows, {@code IOPlatformUUID} on a Mac; asked once, for up to five seconds each.
     *
     * <p>The id outlives another name, other parts, updates and a new installation of the application. A new installation
     * of the operating system itself gives a new one, but on a Mac. Copies of one virtual machine or disk share theirs
     * until the system is told to make a new one (sysprep, systemd-machine-id-setup). What is sent is 32 hexadecimal
     * digits of the HMAC-SHA256, under the system's id as the key, of {@code io.github.keyreeve computer}; the system's own
     * id, which other programs may rely on to be private, stays here.
     *
     * @return empty where the system tells nothing that could be an identity, for example in a container; an application
     *     must then find another one itself
     */
    public static Optional<ComputerIdentity> ofThisMachine() {
        return new Machine(System.getProperty("os.name"), new OperatingSystem()).identity();
    }

    /** Whether that is this computer's id, which may have been stored in another case of letters. */
    boolean isNamed(String otherId) {
        return comparable().equals(comparable(otherId));
    }

    String comparable() {
        return comparable(id);
    }

    static boolean isPlaceholder(String id) {
        String letters = SEPARATORS.matcher(id.toLowerCase(Locale.ROOT)).replaceAll("");
        return letters.isEmpty() || ONE_SYMBOL_ONLY.matcher(letters).matches() || PLACEHOLDERS.contains(letters);
    }

    private static String comparable(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }
}
