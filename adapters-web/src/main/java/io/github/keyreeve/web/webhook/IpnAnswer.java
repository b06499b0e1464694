package io.github.keyreeve.web.webhook;

import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.WebhookScheme.TwoCheckoutIpn;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The signed receipt without which 2Checkout sends a message again. It follows from message, clock and secret alone, so
 * a message that comes a second time gets it a second time (source: what every shop sends, 6.2 e).
 */
public record IpnAnswer(TwoCheckoutIpn scheme, Clock clock) {

    /** In UTC. Which zone 2Checkout expects is unverified; it signs the text and need not read it. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Signed by the algorithm that the message was checked by.
     *
     * @param rawBody of a message whose signature was found {@link WebhookVerdict#VALID}, and whose order is stored
     * @return empty if the message carries no signature that is accepted
     */
    public Optional<String> to(byte[] rawBody, Secret secret) {
        String date = DATE.format(clock.instant());
        return IpnMessage.read(rawBody).flatMap(message -> message.algorithm(scheme).map(algorithm ->
                algorithm.answer(date, algorithm.hmac().hexOf(secret, message.signedAnswer(date)))));
    }
}
