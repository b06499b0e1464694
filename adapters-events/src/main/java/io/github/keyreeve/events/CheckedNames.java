package io.github.keyreeve.events;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up and lets pass only what may be connected to. The client connects to the very addresses that it gets
 * here, so a name that means something else a moment later has no effect.
 */
final class CheckedNames implements DnsResolver {

    /** Each can cost the time that a connection may take. */
    private static final int MOST = 3;

    private final Lookup lookup;
    private final Predicate<InetAddress> allowed;

    CheckedNames(Lookup lookup, Predicate<InetAddress> allowed) {
        this.lookup = lookup;
        this.allowed = allowed;
    }

    /** Asks the name service; also reads addresses. */
    @FunctionalInterface
    interface Lookup {

        InetAddress[] of(String name) throws UnknownHostException;
    }

    /** A name that means any address that is refused is refused as a whole: it is a mistake, or a trap. */
    @Override
    public InetAddress[] resolve(String name) throws UnknownHostException {
        InetAddress[] found = lookup.of(name);
        if (!Arrays.stream(found).allMatch(allowed)) {
            throw new RefusedAddressException();
        }
        return Arrays.copyOf(found, Math.min(found.length, MOST));
    }

    @Override
    public List<InetSocketAddress> resolve(String name, int port) throws UnknownHostException {
        return Arrays.stream(resolve(name)).map(address -> new InetSocketAddress(address, port)).toList();
    }

    @Override
    public String resolveCanonicalHostname(String name) {
        return name;
    }

    /** The name means an address that must not be connected to. */
    static final class RefusedAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;
    }
}
