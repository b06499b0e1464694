package io.github.keyreeve.web.shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;

/** How a shop signs what it pushes: a part of its row (source: what every shop sends, each shop's part c). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WebhookScheme.BodyHmac.class, name = "body-hmac"),
    @JsonSubTypes.Type(value = WebhookScheme.StampedHmac.class, name = "stamped-hmac"),
    @JsonSubTypes.Type(value = WebhookScheme.Postback.class, name = "postback"),
    @JsonSubTypes.Type(value = WebhookScheme.TwoCheckoutIpn.class, name = "2checkout-ipn")
})
public sealed interface WebhookScheme {

    /** How the bytes of an HMAC are written. */
    enum Digits {
        @JsonProperty("hex") HEX,
        @JsonProperty("base64") BASE64
    }

    /** Nothing that the shop pushes is signed, or it pushes nothing: a row without the column. */
    record Unsigned() implements WebhookScheme {}

    /** Nothing is signed; the shop is asked whether it has sent the message. */
    record Postback() implements WebhookScheme {}

    /**
     * A header's whole value is the HMAC-SHA256 of the body.
     *
     * @param headers its names, any of which will do
     * @param secretHasEntities whether the key is the secret after WordPress has decoded its HTML entities
     */
    record BodyHmac(
            @JsonProperty(required = true) List<String> headers,
            @JsonProperty(required = true) Digits digits,
            boolean secretHasEntities) implements WebhookScheme {

        public BodyHmac {
            headers = List.copyOf(headers);
            if (headers.isEmpty()) {
                throw new IllegalArgumentException("headers must name at least one");
            }
        }
    }

    /**
     * A header lists a time and signatures, {@code t=1767603600,v1=…,v1=…}: each the HMAC-SHA256, in hexadecimal digits,
     * of the time, a joint and the body. One right signature is enough, so that secrets can be rolled.
     *
     * @param between what separates the header's parts
     * @param stamp the name of the part with the time, in seconds since 1970
     * @param signature the name of the parts with a signature; parts of any other name are ignored
     * @param joint what stands between time and body where they are signed
     * @param toleranceSeconds 1 to 86,400: how far the time may be from now, before or after. Stripe's own is 300;
     *     Paddle's library allows 5, which a clock a few seconds wrong would turn into lost orders
     */
    record StampedHmac(
            @JsonProperty(required = true) String header,
            @JsonProperty(required = true) String between,
            @JsonProperty(required = true) String stamp,
            @JsonProperty(required = true) String signature,
            @JsonProperty(required = true) String joint,
            @JsonProperty(required = true) int toleranceSeconds) implements WebhookScheme {

        private static final int MAX_TOLERANCE_SECONDS = 86_400;

        public StampedHmac {
            if (toleranceSeconds < 1 || toleranceSeconds > MAX_TOLERANCE_SECONDS) {
                throw new IllegalArgumentException("toleranceSeconds must be 1 to " + MAX_TOLERANCE_SECONDS);
            }
        }

        public Duration tolerance() {
            return Duration.ofSeconds(toleranceSeconds);
        }
    }

    /**
     * 2Checkout's instant payment notification: an HMAC over the values of the form, in fields of that form.
     *
     * @param allowsMd5 whether a message is accepted that has only the old HMAC-MD5
     */
    record TwoCheckoutIpn(boolean allowsMd5) implements WebhookScheme {}
}
