package io.github.keyreeve.web.qlm;

import io.github.keyreeve.domain.provider.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * QLM's strict authentication: a time-stamped HMAC over the URL under the provider's API key, for the methods that the
 * operator chose (source: contract 2). It covers neither the body nor a replay within the tolerance, so HTTPS is needed.
 *
 * @param methods that demand it, by lower-case name
 * @param publicUrl the server's address as its callers know it; absent: as the request says it
 */
public record StrictAuthentication(Set<String> methods, Duration tolerance, Optional<String> publicUrl, Clock clock) {

    private static final String PREFIX = "x-qlm";
    private static final String TOKEN = "X-Qlm-Authentication-Token";
    private static final String TIMESTAMP = "X-Qlm-Timestamp";
    private static final String VERSION = "X-Qlm-Authentication-Version";
    private static final String SUPPORTED_VERSION = "2";
    private static final Set<String> NAMED = Set.of(
            TOKEN.toLowerCase(Locale.ROOT), TIMESTAMP.toLowerCase(Locale.ROOT), VERSION.toLowerCase(Locale.ROOT));
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    boolean isDemandedFor(QlmMethod method) {
        return methods.contains(method.text().toLowerCase(Locale.ROOT));
    }

    boolean accepts(HttpServletRequest request, Secret apiKey) {
        Optional<String> timestamp = header(request, TIMESTAMP);
        Optional<String> version = header(request, VERSION).filter(SUPPORTED_VERSION::equals);
        Optional<String> token = header(request, TOKEN);
        if (timestamp.isEmpty() || version.isEmpty() || token.isEmpty() || !isTimely(timestamp.get())) {
            return false;
        }
        StringBuilder message = new StringBuilder(url(request))
                .append('&').append(TIMESTAMP).append(':').append(timestamp.get())
                .append('&').append(VERSION).append(':').append(version.get());
        furtherHeaders(request).forEach(name ->
                message.append('&').append(name).append(':').append(request.getHeader(name)));
        return MessageDigest.isEqual(
                hmac(message.toString(), apiKey).getBytes(StandardCharsets.US_ASCII),
                token.get().getBytes(StandardCharsets.UTF_8));
    }

    private boolean isTimely(String timestamp) {
        try {
            Duration age = Duration.between(LocalDateTime.parse(timestamp, FORM).toInstant(ZoneOffset.UTC), clock.instant());
            return age.abs().compareTo(tolerance) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private String url(HttpServletRequest request) {
        String server = publicUrl
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> request.getRequestURL()
                        .substring(0, request.getRequestURL().length() - request.getRequestURI().length()));
        String query = request.getQueryString();
        return server + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static List<String> furtherHeaders(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX))
                .filter(name -> !NAMED.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static String hmac(String message, Secret key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.text().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
