package io.github.keyreeve.web.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.WebhookScheme;
import io.github.keyreeve.web.vendor.Vendors;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A message that a shop of the samples pushes, with the secret that the shop signs by. */
record Push(String name, WebhookScheme scheme, Clock clock, byte[] body, Map<String, List<String>> headers, Secret secret) {

    /** WooCommerce's greeting when a webhook is saved, which nobody signs. */
    static final String GREETING = "woocommerce/webhook-ping.form";

    /** Every message to the webhook handler from a shop that signs what it pushes. */
    static List<Push> all() {
        return Vendors.names().stream()
                .filter(Vendors::isShop)
                .filter(vendor -> !(Vendors.scheme(vendor) instanceof WebhookScheme.Unsigned))
                .filter(vendor -> !(Vendors.scheme(vendor) instanceof WebhookScheme.Postback))
                .flatMap(Push::of)
                .toList();
    }

    private static Stream<Push> of(String vendor) {
        List<JsonNode> requests = Vendors.requests(vendor);
        return IntStream.range(0, requests.size())
                .filter(i -> requests.get(i).required("path").textValue().equals("/QlmWebHookHandler"))
                .mapToObj(i -> of(vendor, requests.get(i), i));
    }

    private static Push of(String vendor, JsonNode request, int position) {
        String file = vendor + "/" + request.required("file").textValue();
        boolean again = request.required("kind").textValue().startsWith("second delivery");
        return new Push(
                file + (again ? ", request " + (position + 1) : ""),
                Vendors.scheme(vendor),
                Vendors.clock(request),
                Vendors.bytes("samples/" + file),
                request.required("headers").properties().stream().collect(Collectors.toMap(
                        Map.Entry::getKey, header -> List.of(header.getValue().textValue()))),
                secret(vendor));
    }

    /** As the vectors say that each shop signs its samples. */
    private static Secret secret(String vendor) {
        return Vendors.vectors().stream()
                .filter(vector -> vector.path("body_file").asText().startsWith("samples/" + vendor + "/"))
                .map(vector -> new Secret(vector.required("secret").textValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No vector has the secret of " + vendor));
    }

    WebhookVerdict check() {
        return WebhookSignature.of(scheme, clock).check(body, headers, secret);
    }

    Push withBody(byte[] other) {
        return new Push(name, scheme, clock, other, headers, secret);
    }

    Push withHeader(String header, String... values) {
        Map<String, List<String>> others = new HashMap<>(headers);
        others.put(header, List.of(values));
        return new Push(name, scheme, clock, body, others, secret);
    }

    Push withSecret(String other) {
        return new Push(name, scheme, clock, body, headers, new Secret(other));
    }

    /** Where the signature stands: the names, as sent, of the headers that the shop signs in. */
    List<String> signatureHeaders() {
        List<String> names = switch (scheme) {
            case WebhookScheme.BodyHmac hmac -> hmac.headers();
            case WebhookScheme.StampedHmac stamped -> List.of(stamped.header());
            case WebhookScheme.TwoCheckoutIpn ipn -> List.of();
            case WebhookScheme.Unsigned unsigned -> List.of();
            case WebhookScheme.Postback postback -> List.of();
        };
        return headers.keySet().stream().filter(sent -> names.stream().anyMatch(sent::equalsIgnoreCase)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
