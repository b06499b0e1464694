package io.github.keyreeve.web.webhook;

import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.WebhookScheme.StampedHmac;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Stripe and Paddle: a header with a time and signatures of that time and the body. */
record StampedSignature(StampedHmac scheme, Clock clock) implements WebhookSignature {

    /** A shop signs with every secret that is valid just now: usually one, two while it is rolled. */
    static final int MAX_CANDIDATES = 16;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    @Override
    public WebhookVerdict check(byte[] rawBody, Map<String, List<String>> headers, Secret secret) {
        return SentSignature.inHeaders(headers, List.of(scheme.header()), header -> {
            List<String> stamps = parts(header, scheme.stamp());
            List<String> candidates = parts(header, scheme.signature());
            if (stamps.size() != 1 || !SECONDS.matcher(stamps.getFirst()).matches()
                    || candidates.size() > MAX_CANDIDATES) {
                return WebhookVerdict.WRONG;
            }
            String stamp = stamps.getFirst();
            byte[] beforeBody = (stamp + scheme.joint()).getBytes(StandardCharsets.US_ASCII);
            return isAmong(candidates, Hmac.SHA256.hexOf(secret, beforeBody, rawBody))
                    ? timeliness(Long.parseLong(stamp))
                    : WebhookVerdict.WRONG;
        });
    }

    private List<String> parts(String header, String name) {
        return Arrays.stream(header.split(Pattern.quote(scheme.between())))
                .map(String::strip)
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .toList();
    }

    private static boolean isAmong(List<String> candidates, String right) {
        boolean fits = false;
        for (String candidate : candidates) {
            fits |= Hmac.same(right, candidate);
        }
        return fits;
    }

    /** Only asked of a right signature: the time of a forged one says nothing. */
    private WebhookVerdict timeliness(long seconds) {
        Duration distance = Duration.between(Instant.ofEpochSecond(seconds), clock.instant()).abs();
        return distance.compareTo(scheme.tolerance()) <= 0 ? WebhookVerdict.VALID : WebhookVerdict.OUTSIDE_TOLERANCE;
    }
}
