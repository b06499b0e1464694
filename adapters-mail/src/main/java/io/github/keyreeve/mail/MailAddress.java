package io.github.keyreeve.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mailbox, as a header names it. Neither part can hold what would end the header.
 *
 * @param name of whoever reads there, perhaps empty
 * @param address ASCII only; an international domain in its encoded form
 */
public record MailAddress(String name, String address) {

    private static final Pattern WITH_NAME = Pattern.compile("(.*)<([^<>]*)>");
    /** No quoted local parts, comments, groups or literals, which no shop's customer has. */
    private static final Pattern BARE = Pattern.compile("[^\\p{Cntrl}\\s@<>()\\[\\]\\\\,;:\"]{1,64}@[^\\p{Cntrl}\\s@<>()\\[\\]\\\\,;:\"]{1,255}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /**
     * @param name as it came; what cannot stand in a header is left out
     * @throws IllegalArgumentException if the address is none
     */
    public MailAddress {
        name = UNPRINTABLE.matcher(name).replaceAll(" ").strip();
        address = checked(address);
    }

    /**
     * Reads {@code support@example.com} or {@code Acme Support <support@example.com>}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static MailAddress of(String text) {
        Matcher withName = WITH_NAME.matcher(text.strip());
        return withName.matches()
                ? new MailAddress(unquoted(withName.group(1).strip()), withName.group(2).strip())
                : new MailAddress("", text.strip());
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    InternetAddress toHeader() {
        try {
            InternetAddress header = new InternetAddress(address);
            if (!name.isEmpty()) {
                header.setPersonal(name, StandardCharsets.UTF_8.name());
            }
            return header;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalStateException("A checked address is none.", e);
        }
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    private static String checked(String text) {
        if (!BARE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be an e-mail address");
        }
        int at = text.lastIndexOf('@');
        String ascii = text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1));
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(ascii)) {
            throw new IllegalArgumentException("must be an e-mail address in Latin letters before the @");
        }
        try {
            new InternetAddress(ascii).validate();
        } catch (AddressException e) {
            throw new IllegalArgumentException("must be an e-mail address", e);
        }
        return ascii;
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
