package io.github.keyreeve.bootstrap.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Settings that speak of hosts, networks and URLs. Nothing here asks a name server. */
final class NetworkValues {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private NetworkValues() {
    }

    static Accepted<String> host() {
        return new Accepted<>("an address or name of this machine, 0.0.0.0 for all", text -> {
            String host = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
            if (ADDRESS.matcher(host).matches()) {
                address(host);
            } else if (!HOST_NAME.matcher(host).matches()) {
                throw new IllegalArgumentException();
            }
            return host;
        });
    }

    static Accepted<String> serverName() {
        return new Accepted<>("the name or address of a server", host().parser());
    }

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || ADDRESS.matcher(host).matches() && address(host).isLoopbackAddress();
    }

    static Accepted<URI> publicUrl() {
        return new Accepted<>("an http or https URL without query, e.g. https://licences.example.com", text -> {
            try {
                URI url = new URI(text.replaceAll("/+$", ""));
                boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
                if (!web || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null
                        || url.getRawUserInfo() != null) {
                    throw new IllegalArgumentException();
                }
                return url;
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    /** A network in CIDR notation; a bare address is a network of one. */
    static Accepted<String> network() {
        return new Accepted<>("a network such as 10.0.0.0/8", text -> {
            int slash = text.indexOf('/');
            String network = slash < 0 ? text : text.substring(0, slash);
            if (!ADDRESS.matcher(network).matches()) {
                throw new IllegalArgumentException();
            }
            int bits = address(network).getAddress().length * 8;
            int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (length < 0 || length > bits) {
                throw new IllegalArgumentException();
            }
            int lowestBit = new BigInteger(1, address(network).getAddress()).getLowestSetBit();
            if (lowestBit >= 0 && lowestBit < bits - length) {
                throw new Accepted.Hint("%s is a single address in a network of /%d".formatted(network, length));
            }
            return network + "/" + length;
        });
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
