package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.order.Fingerprint;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as a shop pushed it, found genuine.
 *
 * @param body the raw bytes
 * @param headers by lower-case name
 * @param arguments the seller's arguments in the URL, without credentials
 */
public record ShopMessage(byte[] body, Map<String, List<String>> headers, Arguments arguments) {

    /** The header's first value that says something. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst();
    }

    /** As sent, empty where nothing was said. */
    public String contentType() {
        return header("content-type").orElse("");
    }

    /** The whole message as an event. */
    ShopEvent event(String shop, String kind, String number) {
        return event(shop, kind, number, body);
    }

    /**
     * A part of the message as an event. No event is lost by the length of what the shop calls it: the kind is cut, the
     * number hashed.
     */
    ShopEvent event(String shop, String kind, String number, byte[] part) {
        String storedKind = EventNumber.kind(kind);
        if (storedKind.isEmpty()) {
            throw new UnreadableRequestException("The event's kind", "is missing");
        }
        return new ShopEvent(new ProviderName(shop), storedKind, storable(number), part, contentType(), arguments);
    }

    private static String storable(String number) {
        try {
            return EventNumber.of(Optional.of(StoredText.require(number, ShopEvent.MAX_NUMBER)));
        } catch (IllegalArgumentException e) {
            return Fingerprint.of(number);
        }
    }
}
