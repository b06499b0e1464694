package io.github.keyreeve.web.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a numeric address, with or without a port. Never asks a name server: the text comes from a stranger. */
final class AddressLiteral {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String PORT = "(?::[0-9]{1,5})?";
    private static final Pattern IPV4 =
            Pattern.compile("%1$s\\.%1$s\\.%1$s\\.%1$s%2$s".formatted(BYTE, PORT));
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern IPV6_BRACKETED = Pattern.compile("\\[(" + IPV6 + ")\\]" + PORT);

    private AddressLiteral() {}

    static Optional<InetAddress> parse(String text) {
        try {
            Matcher ipv4 = IPV4.matcher(text);
            if (ipv4.matches()) {
                byte[] bytes = new byte[4];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) Integer.parseInt(ipv4.group(i + 1));
                }
                return Optional.of(InetAddress.getByAddress(bytes));
            }
            Matcher bracketed = IPV6_BRACKETED.matcher(text);
            if (bracketed.matches()) {
                return Optional.of(InetAddress.getByName("[" + bracketed.group(1) + "]"));
            }
            // The brackets keep the JDK from looking the text up as a name.
            return IPV6.matcher(text).matches()
                    ? Optional.of(InetAddress.getByName("[" + text + "]"))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
