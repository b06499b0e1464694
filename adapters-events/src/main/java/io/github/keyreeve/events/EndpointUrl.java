package io.github.keyreeve.events;

import io.github.keyreeve.domain.event.EventEndpoint;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** What the address of an endpoint can look like. What its name means is looked at whenever something is sent. */
final class EndpointUrl {

    private static final int LAST_PORT = 65_535;

    private EndpointUrl() {}

    /** @return what is wrong, in words that follow the field's name; empty if nothing is */
    static Optional<String> refusal(String text, boolean privateAllowed) {
        String schemes = privateAllowed ? "https:// or http://" : "https://";
        if (text.isEmpty() || text.length() > EventEndpoint.MAX_URL || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return Optional.of("must have 1 to %d characters of ASCII, without blanks".formatted(EventEndpoint.MAX_URL));
        }
        try {
            URI url = new URI(text);
            String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !(scheme.equals("http") && privateAllowed)) {
                return Optional.of("must begin with " + schemes);
            }
            if (url.getHost() == null || url.getPort() == 0 || url.getPort() > LAST_PORT) {
                return Optional.of("must name a host, and a port from 1 to 65535 or none");
            }
            if (url.getUserInfo() != null || url.getFragment() != null) {
                return Optional.of("must have no user, password or fragment");
            }
            return privateAllowed || isOutside(url.getHost())
                    ? Optional.empty()
                    : Optional.of("must not be a private or loopback address, unless the setting allow-private-endpoints is on");
        } catch (URISyntaxException e) {
            return Optional.of("must be an address such as https://example.com/events");
        }
    }

    private static boolean isOutside(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("[") || name.matches("[0-9.]+")
                ? PublicAddresses.isPublic(literal(name))
                : !name.matches("(.*\\.)?localhost\\.?");
    }

    /** Asks no name service. */
    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
