package io.github.keyreeve.client;

import java.net.URI;
import java.util.Locale;

/**
 * Where the vendor's server is.
 *
 * @param base an http or https URI, whose path ends in a slash
 */
record ServerAddress(URI base) {

    /**
     * @param uri the server's address, with the path before {@code /api/v1} if it has one
     * @param plainHttpAllowed whether keys may go over the network unencrypted; on this computer they always may
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static ServerAddress of(URI uri, boolean plainHttpAllowed) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null
                || uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("server must be an address such as https://keys.example.com.");
        }
        if (scheme.equals("http") && !plainHttpAllowed && !isThisComputer(uri.getHost())) {
            throw new IllegalArgumentException("server must be https: activation keys would be readable on the way.");
        }
        return new ServerAddress(uri.getRawPath().endsWith("/") ? uri : URI.create(uri + "/"));
    }

    URI at(String path) {
        return base.resolve(path);
    }

    private static boolean isThisComputer(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
