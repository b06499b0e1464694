package io.github.keyreeve.events;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the addresses of the public Internet from those inside of a network: whoever may name an endpoint must not make
 * the server speak to its neighbours, or to the cloud's own services. By IANA's registries of special-purpose addresses.
 */
final class PublicAddresses {

    private static final List<AddressBlock> SPECIAL = Stream.of(
                    // This host, private networks, carriers' networks, loopback, link-local with the clouds' metadata.
                    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
                    // Protocols, documentation, relays of IPv6, measurements.
                    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
                    // Multicast, reserved, broadcast.
                    "224.0.0.0/4", "240.0.0.0/4",
                    // Inside of what IPv6 calls global: protocols with Teredo, documentation, 6to4 with any IPv4 address in it.
                    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(AddressBlock::of)
            .toList();
    /** All else is loopback, link-local, unique-local, multicast, or an IPv4 address in other clothes. */
    private static final AddressBlock GLOBAL = AddressBlock.of("2000::/3");

    private PublicAddresses() {}

    /** IPv4 addresses mapped into IPv6 are IPv4 addresses to Java, and so they are here. */
    static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || GLOBAL.contains(address))
                && SPECIAL.stream().noneMatch(block -> block.contains(address));
    }
}
