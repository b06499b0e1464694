package io.github.keyreeve.events;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses, as in {@code 10.0.0.0/8}. */
record AddressBlock(InetAddress first, int prefixLength) {

    /** @param text an address, not a name, and the length of its prefix */
    static AddressBlock of(String text) {
        String[] parts = text.split("/");
        try {
            return new AddressBlock(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] one = first.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((one[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
