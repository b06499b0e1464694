package io.github.keyreeve.web.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom a client address belongs to, as far as limits are concerned. */
final class Household {

    /** One customer of an IPv6 provider has at least this many bytes of prefix for himself, and all addresses below. */
    private static final int IPV6_PREFIX_BYTES = 8;

    private Household() {}

    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_PREFIX_BYTES)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
