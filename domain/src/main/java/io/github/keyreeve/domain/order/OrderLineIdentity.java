package io.github.keyreeve.domain.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What makes two requests the same order line, so that a retry gets the keys of the first request (source: contract
 * 3.3). A unique constraint on it decides who was first.
 *
 * @param fingerprint SHA-256 in lower-case hex over the parts of the identity and the version of their form
 */
public record OrderLineIdentity(String fingerprint) {

    public OrderLineIdentity {
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A fingerprint has 64 hexadecimal digits.");
        }
    }

    /** The line that the shop itself numbers. */
    public static OrderLineIdentity ofLine(ProviderName provider, String orderId, String line) {
        return of(List.of("line", provider.text(), orderId, line));
    }

    /**
     * A line of a shop that numbers none: told apart by what is ordered.
     *
     * @param arguments the issuing arguments in their canonical form
     * @param lineFields the shop's own fields that tell lines apart, such as FastSpring's internalProductName
     */
    public static OrderLineIdentity ofArguments(
            ProviderName provider, String orderId, List<String> arguments, Map<String, String> lineFields) {
        List<String> parts = new ArrayList<>(List.of("arguments", provider.text(), orderId));
        parts.addAll(arguments);
        new TreeMap<>(lineFields).forEach((name, value) -> parts.add("field " + name + "=" + value));
        return of(parts);
    }

    /** A request without an order id, made safe to repeat by the caller's own key. */
    public static OrderLineIdentity ofIdempotencyKey(String caller, String idempotencyKey) {
        return of(List.of("idempotency-key", caller, idempotencyKey));
    }

    /** The order line by which a licence is upgraded: a licence has one successor at most. */
    public static OrderLineIdentity ofUpgrade(UUID replacedLicense) {
        return of(List.of("upgrade", replacedLicense.toString()));
    }

    /** Tells whether two requests under one idempotency key ask for the same thing. */
    public static String contentFingerprint(List<String> content) {
        return Fingerprint.of(content);
    }

    private static OrderLineIdentity of(List<String> parts) {
        return new OrderLineIdentity(Fingerprint.of(parts));
    }
}
