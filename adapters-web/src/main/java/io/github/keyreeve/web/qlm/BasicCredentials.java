package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.AdmitProvider.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** User and password as HTTP Basic sends them. */
final class BasicCredentials {

    private static final String BASIC = "Basic ";

    private BasicCredentials() {}

    static Optional<Credentials> of(HttpServletRequest http) {
        return Optional.ofNullable(http.getHeader("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .flatMap(value -> decoded(value.substring(BASIC.length()).strip()))
                .filter(pair -> pair.contains(":"))
                .map(pair -> new Credentials(
                        pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1)));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
