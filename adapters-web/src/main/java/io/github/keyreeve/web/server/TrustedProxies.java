package io.github.keyreeve.web.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;

/** The proxies whose word about a client's address is taken. Anybody can write {@code X-Forwarded-For}. */
final class TrustedProxies {

    /** Names are refused: the set would ask a name server, and trust whatever that says today. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9A-Fa-f:.]*[:.][0-9A-Fa-f:.]*(/[0-9]{1,3})?");

    private final InetAddressSet addresses = new InetAddressSet();

    TrustedProxies(List<String> patterns) {
        for (String pattern : patterns) {
            add(pattern);
        }
    }

    private void add(String pattern) {
        String complaint = "trustedProxies: '%s' is neither an address nor a CIDR range".formatted(pattern);
        if (!NUMERIC.matcher(pattern).matches()) {
            throw new IllegalArgumentException(complaint);
        }
        try {
            addresses.add(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(complaint, e);
        }
    }

    String clientOf(Request request) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)) {
            return "unknown";
        }
        return client(peer.getAddress(), request.getHeaders().getCSV("X-Forwarded-For", false)).getHostAddress();
    }

    /** Walks from the nearest proxy outwards; whatever is left of a stranger or of nonsense proves nothing. */
    InetAddress client(InetAddress peer, List<String> forwardedFor) {
        if (!addresses.test(peer)) {
            return peer;
        }
        for (String entry : forwardedFor.reversed()) {
            Optional<InetAddress> address = AddressLiteral.parse(entry);
            if (address.isEmpty()) {
                return peer;
            }
            if (!addresses.test(address.get())) {
                return address.get();
            }
        }
        return peer;
    }
}
