package io.github.keyreeve.web.notice;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.order.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers for the events of shops that give them none, or one to different events: made of what tells them apart. */
final class EventNumber {

    private EventNumber() {}

    /** One number for all that is said, in that order; a fingerprint of it where it cannot be stored as it is. */
    @SafeVarargs
    static String of(Optional<String>... parts) {
        String number = Stream.of(parts).map(part -> part.orElse("-")).collect(Collectors.joining(" "));
        return number.length() > ShopEvent.MAX_NUMBER || hasControls(number) ? Fingerprint.of(number) : number;
    }

    /** For messages without anything better: only the very same bytes are the same event. */
    static String ofBytes(byte[] body) {
        return Fingerprint.of(new String(body, StandardCharsets.ISO_8859_1));
    }

    /** What the shop calls the event, cut to what can be stored. */
    static String kind(String text) {
        return ToldCustomer.storable(text, ShopEvent.MAX_KIND);
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
